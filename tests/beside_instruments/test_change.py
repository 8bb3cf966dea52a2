"""Reliable change, the four groups, and a sentence that never calls error a change."""

from __future__ import annotations

import pytest

from beside_instruments import (
    Reference,
    Series,
    classify,
    compare,
    load,
    reliable_band,
    reliable_change_points,
    why_not_comparable,
)


@pytest.mark.parametrize(("sd", "r", "points"), [(5.5, 0.89, 5.06), (4.5, 0.92, 3.53), (13.51, 0.90, 11.84)])
def test_reliable_change_points(sd: float, r: float, points: float) -> None:
    """Jacobson and Truax 1991; PHQ-9 5.06, GAD-7 3.53, CES-D 11.84."""
    assert round(reliable_change_points(sd, r), 2) == points


@pytest.mark.parametrize(("sd", "r"), [(0, 0.9), (-1, 0.9), (5, 1.1), (5, -0.1), (float("nan"), 0.5)])
def test_impossible_spread_or_reliability(sd: float, r: float) -> None:
    with pytest.raises(ValueError, match="spread"):
        reliable_change_points(sd, r)


@pytest.mark.parametrize(
    ("first", "later", "outcome", "better"),
    [
        (18, 12, "reliable_improvement", True),
        (18, 12.1, "within_error", True),
        (10, 16, "reliable_worsening", False),
        (10, 10, "within_error", None),
    ],
)
def test_phq9_needs_six_points(first: float, later: float, outcome: str, better: bool | None) -> None:
    change = compare(load("phq9"), "total", first, later)

    assert change is not None
    assert (change.outcome, change.better, change.reliable_points) == (outcome, better, 6)
    assert change.basis == "NHS Talking Therapies manual"


def test_within_error_no_sentence_speaks_of_change() -> None:
    change = compare(load("phq9"), "total", 14, 11)

    assert change is not None
    said = (change.sentence.en + change.sentence.fr).lower()
    assert "change" not in said
    assert "better" not in said
    assert "mieux" not in said


def test_strength_goes_up_when_it_is_better() -> None:
    change = compare(load("rses"), "total", 12, 22)

    assert change is not None
    # 1.96 * 5.8 * sqrt(2 * 0.12) = 5.569
    assert change.reliable_points == pytest.approx(5.569, abs=0.001)
    assert change.outcome == "reliable_improvement"
    assert "more strength" in change.sentence.en
    assert change.standardised == pytest.approx(10 / 5.8)


def test_a_scale_without_a_better_end_is_never_a_gain() -> None:
    reference = Reference(sd=1.0, reliability=0.82, source="our program")
    change = compare(load("prfq18"), "certainty", 3.0, 6.0, reference=reference)

    assert change is not None
    assert (change.better, change.outcome) == (None, "reliable_difference")
    assert change.basis == "our program"


def test_without_reliability_we_say_that_we_do_not_know() -> None:
    change = compare(load("bam"), "use", 8, 1)

    assert change is not None
    assert (change.reliable, change.outcome, change.reliable_points) == (None, "unknown", None)


def test_the_smallest_meaningful_difference_may_differ_by_direction() -> None:
    """EPDS: four points when better, three when worse."""
    epds = load("epds")
    worse, better = compare(epds, "total", 10, 13), compare(epds, "total", 13, 10)

    assert worse is not None and worse.meaningful is True
    assert better is not None and better.meaningful is False


def test_a_score_without_a_number_is_not_compared() -> None:
    phq9 = load("phq9")
    none = phq9.score({}).get("total")

    assert compare(phq9, "total", none, 5) is None


def test_the_caution_names_an_untreated_group() -> None:
    change = compare(load("phq9"), "total", 18, 9)

    assert change is not None
    assert "13.6" in change.caution.en and "7.0" in change.caution.en


@pytest.mark.parametrize(("first", "band"), [(14, (8, 20)), (2, (0, 8)), (27, (21, 27))])
def test_the_band_around_a_first_score_stays_inside_the_scale(
    first: float, band: tuple[float, float]
) -> None:
    assert reliable_band(load("phq9"), "total", first) == band


@pytest.mark.parametrize(
    ("pre", "post", "group"),
    [
        (18, 9, "recovered"),
        (20, 14, "improved"),
        (9, 3, "improved"),
        (14, 9, "unchanged"),
        (9, 15, "deteriorated"),
    ],
)
def test_four_groups(pre: float, post: float, group: str) -> None:
    assert classify(pre, post, reliable_points=6, caseness=10) == group


def test_four_groups_where_higher_is_better() -> None:
    assert classify(10, 20, reliable_points=5, caseness=15, higher_is_worse=False) == "recovered"
    assert classify(20, 14, reliable_points=5, caseness=15, higher_is_worse=False) == "deteriorated"


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (Series("phq9", "1", "1", "kay", "kay"), None),
        (Series("phq9", "2", "1", "kay", "kay"), "series of its own"),
        (Series("phq9", "1", "2", "kay", "kay"), "again"),
        (Series("phq4", "1", "1", "kay", "kay"), "different measures"),
        (Series("phq9", "1", "1", "jo", "kay"), "different people"),
        (Series("phq9", "1", "1", "kay", "aunt"), "people answered"),
    ],
)
def test_other_versions_people_and_measures_are_other_series(later: Series, words: str | None) -> None:
    reason = why_not_comparable(Series("phq9", "1", "1", "kay", "kay"), later)

    assert reason is None if words is None else (reason is not None and words in reason.en)
