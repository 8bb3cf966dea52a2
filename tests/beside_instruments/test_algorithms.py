"""The few true algorithms, against published rules and numbers worked out by hand."""

from __future__ import annotations

import math
from typing import Any

import pytest

from beside_instruments import by_rater, goal_attainment, load, over_targets
from tests.beside_instruments.filled import all_items


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (all_items(2, 9, i6=0, i7=0, i8=0, i9=0), "major"),  # items 1-5
        (all_items(0, 9, i1=2, i3=2, i4=2, i5=2, i9=1), "major"),  # item 9 counts from 1
        (all_items(2, 9, i1=1, i2=1), "none"),  # seven symptoms, no core item
        (all_items(0, 9, i1=2, i3=2), "other"),
        (all_items(0, 9, i1=3), "none"),
        (all_items(0, 9, i1=2, i3=2, i9=None), "other"),
        (all_items(0, 9, i1=2, i9=None), "indeterminate"),
        (all_items(None, 9, i1=0, i2=0), "none"),
    ],
)
def test_depressive_syndrome(form: dict[str, Any], expected: str) -> None:
    """Spitzer, Kroenke and Williams 1999: five symptoms with a core one, or two to four."""
    assert load("phq9").score(form).derived["mdd_algorithm"] == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (all_items(0, 20, i1=2, i6=2, i8=2, i9=2, i15=2, i16=2), "yes"),
        (all_items(0, 20, i1=2, i6=2, i8=2, i15=2, i16=2), "no"),
        (all_items(0, 20, i1=2, i6=2, i8=2, i9=None, i15=2, i16=2), "indeterminate"),
        (all_items(None, 20), "indeterminate"),
    ],
)
def test_symptom_clusters(form: dict[str, Any], expected: str) -> None:
    assert load("pcl5").score(form).derived["dsm5_provisional"] == expected


def test_goal_attainment_matches_the_published_formula() -> None:
    # Kiresuk & Sherman 1968, four goals at +1: 50 + 40 / sqrt(0.7 * 4 + 0.3 * 16) = 64.509525
    assert goal_attainment([1, 1, 1, 1]).t == pytest.approx(64.509525, abs=1e-6)
    assert goal_attainment([0, 0]).t == 50
    # weights 3 and 1, levels 2 and -1: 50 + 50 / sqrt(0.7 * 10 + 0.3 * 16) = 64.555627
    assert goal_attainment([2, -1], [3, 1]).t == pytest.approx(50 + 50 / math.sqrt(11.8), abs=1e-9)


@pytest.mark.parametrize(("levels", "weights"), [([], None), ([3], None), ([1], [0]), ([1], [1, 2])])
def test_goal_attainment_refuses_what_is_no_goal(levels: list[float], weights: list[float] | None) -> None:
    with pytest.raises(ValueError, match="goal"):
        goal_attainment(levels, weights)


@pytest.mark.parametrize(
    ("form", "score", "expected"),
    [
        ({"days": [1, "controlled", 0, 0]}, "percent_days_abstinent", 66.666667),
        (
            {"days": [1, 0, 0, 0], "controlled": [False, True, False, False]},
            "percent_days_abstinent",
            66.666667,
        ),
        (
            {"days": [{"used": 1}, {"used": 0, "in_controlled_environment": True}, {"used": 0}]},
            "percent_days_abstinent",
            50,
        ),
        ({"days": [0, None, None, 0]}, "percent_days_abstinent", None),
        ({"days": [None, None]}, "days_used", None),
        ({"days": [1, 0], "drinks": [0, 2]}, "days_used", 2),
        ({"drinks": [0, 0]}, "drinks_per_drinking_day", None),
        ({"drinks": [4, 3, None]}, "heavy_days_women", 1),
    ],
)
def test_day_calendar(form: dict[str, Any], score: str, expected: float | None) -> None:
    """An unknown day is never a day without use; a controlled day leaves the denominator."""
    assert load("tlfb").score(form).as_dict()["scores"][score]["value"] == expected


def test_ratings_of_several_people_are_kept_apart() -> None:
    found = by_rater({"mother": 7, "worker": 4, "aunt": None})

    assert found is not None
    assert found.ratings == {"mother": 7, "worker": 4}
    assert (found.lowest, found.highest, found.spread) == (4, 7, 3)
    assert not hasattr(found, "mean")
    assert by_rater({"mother": None}) is None


def test_a_rating_outside_the_scale_names_its_rater() -> None:
    with pytest.raises(ValueError, match="aunt: 11"):
        by_rater({"aunt": 11})


def test_relationship_structures_average_over_the_people_asked_about() -> None:
    ecr = load("ecr_rs")
    results = [ecr.score(all_items(1, 9)), ecr.score(all_items(7, 9)), ecr.score(all_items(1, 9, i7=None))]

    # avoidance: (4*7 + 2)/6 = 5, then (4*1 + 14)/6 = 3, then 5; anxiety: 1, 7, none
    assert over_targets(results) == {"avoidance": (pytest.approx(13 / 3), 3), "anxiety": (4, 2)}
