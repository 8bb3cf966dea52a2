"""Planted truth: the whole way finds what was put in, says when it is not there, and never more than it may.

Systems T70 (Mother-Child Study), T75 (trial with costs), T77 (a null mechanism is a headline).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import pytest

from beside_content.studies import template_path
from beside_study.report.document import document
from beside_study.report.numbers import as_json
from beside_study.run import Answers, evaluate_study
from beside_study.words.banned import claims_in, hiding_in
from tests.beside_study.made_up import everything, mother_child

pytestmark = pytest.mark.slow  # computes whole studies


@cache
def two_sites(carrier: float) -> Answers:
    """The Mother-Child template on 65 and 25 mothers with a known carrier of change."""
    data = mother_child(Path(mkdtemp()) / "table.csv", carrier=carrier)
    return evaluate_study(template_path("mother_child"), data)


@cache
def trial() -> Answers:
    """A randomised study with all sections, 100 people."""
    study, data = everything(Path(mkdtemp()), n=100, design="randomised")
    return evaluate_study(study, data)


def finding(answers: Answers, key: str) -> Any:
    return next(found for found in answers.findings if found.key == key)


def terms(answers: Answers) -> dict[str, Any]:
    last = finding(answers, "mechanism:closeness_and_severity").numbers["steps"][-1]
    return {term["name"]: term["estimate"] for term in last["terms"]}


def test_the_carrier_that_was_put_in_is_found_and_its_interval_holds_the_truth() -> None:
    """T70, MCS-010, BTC-017: only growth in closeness matters; its weight is -0.9."""
    found = terms(two_sites(-0.9))
    closeness = found["change in Relationship capacity"]

    assert closeness["low"] < -0.9 < closeness["high"] < 0
    assert finding(two_sites(-0.9), "mechanism:closeness_and_severity").headline == "supported in these data"


def test_rivals_that_carry_nothing_are_near_zero() -> None:
    """T70: the intervals of confidence, support and low mood hold zero."""
    found = terms(two_sites(-0.9))

    for rival in ("Confidence to resist use", "Perceived support", "Depression"):
        assert found[f"change in {rival}"]["low"] < 0 < found[f"change in {rival}"]["high"]


@pytest.mark.parametrize(
    ("carrier", "verdict"),
    [
        (0.9, "not supported in these data: the result points the other way"),
        (0.0, "not supported in these data"),
    ],
)
def test_a_reversed_or_absent_truth_is_headlined_as_not_supported(carrier: float, verdict: str) -> None:
    """T70, T77, EXT-013, N22."""
    answers = two_sites(carrier)
    held = {h.hypothesis.name: h.verdict for h in answers.held}

    assert held["H2"] == verdict
    page = document(answers).split('id="summary"')[0]
    assert "not supported in these data" in page.lower()


@pytest.mark.parametrize("carrier", [-0.9, 0.0, 0.9])
def test_the_text_claims_nothing_the_design_cannot_carry(carrier: float) -> None:
    """N22, T70: never 'caused', never a word that hides a null."""
    answers = two_sites(carrier)
    for found in answers.findings:
        for text in (*found.plain, *found.manager, *found.full, *found.caveats, found.title, found.headline):
            assert not claims_in(text, randomised=False), text
            assert not hiding_in(text), text
    assert "caused" not in document(answers).lower()


def test_cut_off_tables_and_group_by_time_are_there() -> None:
    """T70, MCS-011, MCS-016, MCS-035."""
    answers = two_sites(-0.9)

    assert finding(answers, "clinical:depression").numbers["counts"]["columns"] == [
        "left the range", "stayed in it", "moved into it", "never in it"
    ]  # fmt: skip
    checks = finding(answers, "difference:closeness").numbers["checks"]
    assert checks["change_score"]["difference_in_change"]["value"] == pytest.approx(2.4, abs=1.6)
    assert {"ancova", "g_computation", "aipw", "imputed"} <= set(checks)


def test_each_outcome_stands_alone_and_no_family_score_is_made() -> None:
    """MCS-025: mixed pictures stay visible."""
    keys = [found.outcome for found in two_sites(-0.9).findings if found.section == "difference"]

    assert keys == ["severity", "use_problems", "confidence", "depression", "anxiety", "closeness", "support"]


def test_the_worse_row_is_always_there() -> None:
    """N22, CEWH-028: in every reliable-change table and on page one."""
    for answers in (two_sites(-0.9), trial()):
        tables = [
            found.grids[0]
            for found in answers.findings
            if found.section == "reliable" and found.status != "refused"
        ]
        assert tables
        assert all(any("worse" in name for name in grid.head) for grid in tables)
        assert " worse" in document(answers).split('id="summary"')[0]


def test_a_trial_says_led_to_only_for_everybody_as_assigned() -> None:
    """CEWH-027, T75: as assigned first, per protocol labelled beside it."""
    found = finding(trial(), "difference:severity")

    assert any("led to lower" in text for text in found.manager)
    assert any("per protocol" in row[0] for row in found.grids[0].rows)
    others = [f for f in trial().findings if f.section != "difference"]
    assert not any("led to" in text for f in others for text in (*f.plain, *f.manager, *f.full))


def test_a_trial_recovers_flow_difference_and_costs() -> None:
    """T75, CEWH-026, CEWH-029: gaps shown, interval holds the truth, the chance that it pays grows with worth."""
    answers = trial()
    flow = finding(answers, "missing").figures[0]
    assert "30 not accounted for here" in flow.svg
    headline = finding(answers, "difference:severity").numbers["headline"]
    assert headline["n_people"] >= 95
    money = finding(answers, "economics").numbers
    assert money["extra_gain"]["low"] < 4 < money["extra_gain"]["high"]
    chances = list(money["acceptability"].values())
    assert chances[0] < 0.2
    assert chances[-1] > 0.9


def test_before_its_horizon_an_outcome_is_too_early_to_judge() -> None:
    """BTC-046."""
    found = finding(trial(), "difference:child")

    assert found.verdict == "early"
    assert found.plain == (
        "It is too early to judge hard behaviour of the child. This takes about 36 months, and we have looked after 24.",
    )
    assert found.p_adjusted is None


def test_many_questions_are_corrected_and_exploration_is_marked() -> None:
    answers = two_sites(-0.9)
    other = [f for f in answers.findings if f.family == "difference, other outcomes"]

    assert len(other) == 5
    assert all(f.p_adjusted >= f.p * (1 - 1e-12) and f.family_size == 5 for f in other)
    path = finding(answers, "path:program_by_closeness")
    assert any(text.startswith("Exploratory") for text in path.caveats)


def test_the_same_inputs_give_the_same_numbers_whatever_the_cores(tmp_path: Path) -> None:
    """Same seed, same numbers for one core and two."""
    data = mother_child(tmp_path / "table.csv")
    one = as_json(evaluate_study(template_path("mother_child"), data, jobs=1))
    two = as_json(evaluate_study(template_path("mother_child"), data, jobs=2))

    assert one == two


def test_numbers_are_frozen_with_their_origin() -> None:
    kept = json.loads(as_json(two_sites(-0.9)))

    assert len(kept["data"]["sha256"]) == 64
    assert kept["seed"] == 20160101
    assert kept["version"]
    assert all(np.isfinite(f["p"]) for f in kept["findings"] if f["p"] is not None)


def test_a_clear_difference_between_sites_says_what_a_hidden_third_thing_would_need() -> None:
    """E-value beside every clear difference that chance did not form; none in a trial."""
    assert any("E-value" in text for text in finding(two_sites(-0.9), "difference:closeness").full)
    assert not any(
        "E-value" in text for f in trial().findings for text in f.full if f.section == "difference"
    )


def test_leaving_and_costs_are_looked_at_in_a_second_way() -> None:
    """EXT-005, CEWH-029: Cox with its own test; costs and gains adjusted together."""
    assert any("test of a constant ratio p" in text for text in finding(trial(), "retention").full)
    assert any("seemingly unrelated regressions" in text for text in finding(trial(), "economics").full)
