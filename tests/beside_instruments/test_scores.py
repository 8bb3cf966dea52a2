"""Sums, means, blanks and bands by the rules of each instrument; expected numbers worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from beside_instruments import UnknownSetting, load
from tests.beside_instruments.filled import all_items

CASES: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    # instrument, score, responses, expected parts of the score
    ("phq9", "total", all_items(1, 9, i1=None, i2=None), {"value": 9, "status": "prorated", "n": 7}),
    ("phq9", "total", all_items(1, 9, i1=None, i2=None, i3=None), {"value": None, "status": "not_scorable"}),
    ("phq9", "total", all_items("declined", 9), {"status": "not_scorable", "n": 0, "band": None}),
    ("phq9", "total", all_items(3, 9, i10=3), {"value": 27, "band": "severe"}),
    ("gad7", "total", all_items(2, 7, i7=None), {"value": 14, "status": "prorated", "band": "moderate"}),
    (
        "dass21",
        "stress",
        all_items(2, 21, i1=None, i6=None),
        {"value": None, "status": "not_scorable", "n": 5},
    ),
    ("mos_sss", "tangible", {"2": 5, "5": 3}, {"value": 75, "status": "prorated", "n": 2}),
    ("mos_sss", "tangible", {"2": 5}, {"status": "not_scorable"}),
    ("rand36", "pain", {"21": 1, "22": 5}, {"value": 50, "status": "ok"}),
    ("rand36", "pain", {}, {"value": None, "status": "not_scorable", "n": 0}),
    ("ace10", "total", all_items(1, 10, i1=None), {"status": "bounds", "low": 9, "high": 10, "band": "4+"}),
    ("ace10", "total", {"total_only": 3}, {"value": 3, "status": "entered", "band": "2-3"}),
    ("pcptsd5", "total", {"exposure": 0}, {"value": 0, "status": "gated"}),
    ("pcptsd5", "total", all_items(1, 5, exposure=1), {"value": 5, "status": "ok"}),
    ("eq5d5l", "canada", dict.fromkeys(("MO", "SC", "UA", "PD", "AD"), 5), {"value": -0.148, "status": "ok"}),
    (
        "eq5d5l",
        "england",
        dict.fromkeys(("MO", "SC", "UA", "PD", "AD"), 5),
        {"value": -0.285, "status": "ok"},
    ),
    ("eq5d5l", "canada", {"MO": 1, "SC": 1, "UA": 1, "PD": 1}, {"value": None, "status": "not_scorable"}),
    ("hvs", "risk", {}, {"value": "unknown", "status": "ok"}),
    ("wai_sr", "total", all_items(3, 12, i1=None), {"value": 36, "status": "prorated", "n": 11}),
    ("k10", "k10", all_items(2, 10, i1=None), {"value": 20, "status": "prorated", "n": 9}),
    ("mspss", "total_sum", all_items(4, 12), {"value": 48, "band": "low"}),
    ("mspss", "total_mean", all_items(4, 12), {"value": 4, "band": "moderate"}),
    ("asi5", "employment", {"employment": {"E4": 1, "E5": 1, "E11": 30, "E12": 0}}, {"value": 0.25}),
    (
        "asi5",
        "family_social",
        {"F3": 2, "F30": 0, "F32": 0, "F34": 0} | all_items(0, 9, first=1),
        {"status": "invalid"},
    ),
]


@pytest.mark.parametrize(("key", "score", "responses", "expected"), CASES)
def test_a_score_follows_the_instruments_rule(
    key: str, score: str, responses: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = load(key).score(responses).as_dict()["scores"][score]

    assert {name: found.get(name) for name in expected} == expected


def test_bands_are_read_from_the_half_up_rounded_value() -> None:
    # 13 over 8 answers: 13 * 9 / 8 = 14.625, rounded 15
    score = load("phq9").score(all_items(2, 9, i6=1, i7=1, i8=1, i9=None)).get("total")

    assert score.value == 14.625
    assert score.band == "moderately_severe"


def test_cut_offs_look_at_the_unrounded_value() -> None:
    # 17 over 9 answers, one blank: 17 * 10 / 9 = 18.9 rounds to 19 (band), and is compared as 18.9
    form = all_items(0, 10, i1=3, i2=3, i3=3, i4=3, i5=3, i6=2, i9=None)
    score = load("epds").score(form).get("total")
    audit = load("epds").score(form, cutoffs={"total.likely": 19}).get("total")

    assert score.value == pytest.approx(18.888889, abs=1e-6)
    assert score.band == "likely"
    assert audit.cut["likely"] is False


def test_a_program_may_choose_its_cut_off_and_its_band_system() -> None:
    pcl5, k10 = load("pcl5"), load("k10")
    form = all_items(1, 20, i1=4, i2=4, i3=4, i4=4)  # 16 + 16 = 32

    assert pcl5.score(form).get("total").cut["probable_ptsd"] is False
    assert pcl5.score(form, cutoffs={"total.probable_ptsd": 31}).get("total").cut["probable_ptsd"] is True
    abs_score = k10.score(all_items(2, 10), band_systems={"k10": "abs"}).get("k10")
    assert (abs_score.band, abs_score.band_system) == ("moderate", "abs")


@pytest.mark.parametrize(
    "chosen", [{"cutoffs": {"total.nothing": 1}}, {"band_systems": {"total": "none_such"}}]
)
def test_a_setting_that_does_not_exist_is_refused(chosen: dict[str, Any]) -> None:
    with pytest.raises(UnknownSetting):
        load("phq9").score({}, **chosen)


def test_a_result_says_from_how_many_answers_and_keeps_versions() -> None:
    result = load("phq9").score(all_items(1, 9, i3=None))
    score = result.get("total")

    assert (score.n, score.of) == (8, 9)
    assert score.rule.en == "sum of 8 of 9 answers; the blanks were estimated from the other answers"
    assert (result.instrument, result.version, result.scoring_version) == ("phq9", "1", "1")
    assert score.band_system == "published"


def test_answers_are_never_changed_by_scoring() -> None:
    form = {"1": 0, "2": "not_asked", "9": 0, "10": 0}

    load("audit").score(form)

    assert form == {"1": 0, "2": "not_asked", "9": 0, "10": 0}


def test_a_language_version_that_is_not_validated_is_not_read_by_published_ranges() -> None:
    """N23: a program that knows of a validation answers for it."""
    assert load("phq9").scorable_in("fr-CA")
    assert not load("bam").scorable_in("fr")
    assert not load("raas").scorable_in("fr")
    assert load("raas").scorable_in("fr", validation="Author, journal, year")
    assert not load("phq9").scorable_in("cr")
