"""Every template answers a table made for it; and what was put in for T71, T72 and T73 is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from beside_content.studies import template_names, template_path
from beside_study.definition import Study, read_study
from beside_study.findings import Finding
from beside_study.report.page_one import page_one
from beside_study.run import Answers, evaluate_study
from beside_study.table.roles import NUMBER, SCORE, TEXT, WAVE_TEXT, YES_NO, needed
from tests.beside_study.made_up import write_csv

Change = Callable[[dict[str, np.ndarray], np.random.Generator], None]

pytestmark = pytest.mark.slow  # computes whole studies


def made_for(study: Study, path: Path, *, n: int = 70, change: Change | None = None) -> Path:
    """A table with every column a study names, ``n`` people at every wave; ``change`` plants a truth."""
    rng = np.random.default_rng(5)
    waves = len(study.waves)
    columns: dict[str, np.ndarray] = {}
    for name, role in needed(study).items():
        if role == SCORE:
            outcome = next((o for o in study.outcomes if o.column == name), None)
            low, high = (outcome.low, outcome.high) if outcome else (None, None)
            middle = 20.0 if low is None or high is None else (low + high) / 2
            made = middle + rng.normal(0, 3, n) + rng.normal(0, 1.5, (waves, n))
            columns[name] = np.round(np.clip(made, low, high) if high is not None else made, 2)
        elif role == YES_NO:
            columns[name] = np.tile((rng.random(n) < 0.5).astype(float), (waves, 1))
        elif role in (TEXT, WAVE_TEXT):
            words = (
                [f"f{k // 2}" for k in range(n)]
                if name == study.columns.family
                else rng.choice(["planned", "moved"], n)
            )
            columns[name] = np.tile(np.array(words, dtype=object), (waves, 1))
        else:
            least = 1 if role == NUMBER else 0
            columns[name] = np.tile(np.round(rng.gamma(4, 3, n) + least), (waves, 1))
    if change:
        change(columns, rng)
    own = study.columns
    table: dict[str, list[object]] = {own.person: [f"Q{k}" for k in range(n)] * waves}
    if waves > 1:
        table[own.wave] = [wave.name for wave in study.waves for _ in range(n)]
    if own.date:
        day = np.datetime64("2022-01-10")
        table[own.date] = [str(day + int(wave.months * 30.4375)) for wave in study.waves for _ in range(n)]
    if own.arm:
        table[own.arm] = [study.arms[k % 2].value for _ in study.waves for k in range(n)]
    for name, values in columns.items():
        table[name] = list(values.reshape(-1))
    return write_csv(path, table)


def answered(template: str, folder: Path, *, n: int = 70, change: Change | None = None) -> Answers:
    study = template_path(template)
    return evaluate_study(study, made_for(read_study(study), folder / "t.csv", n=n, change=change))


def the(answers: Answers, key: str) -> Finding:
    return next(found for found in answers.findings if found.key == key)


@pytest.mark.parametrize("name", template_names())
def test_every_template_answers_a_table_made_for_it(name: str, tmp_path: Path) -> None:
    answers = answered(name, tmp_path)

    assert any(found.status != "refused" for found in answers.findings)
    assert len(answers.held) == len(answers.study.hypotheses)
    assert "The short answer" in page_one(answers)


def test_eight_children_are_drawn_and_described_but_not_tested(tmp_path: Path) -> None:
    """Bondi and others 2021: 8 children; the trajectory model is refused, the change described."""
    answers = answered("sibling_trajectories", tmp_path, n=8)

    assert the(answers, "trajectory:development").status == "refused"
    change = the(answers, "change:development:all")
    assert change.status == "described"
    assert change.p is None
    assert change.figures


def test_coming_early_and_using_more_is_found_in_records_alone(tmp_path: Path) -> None:
    """T71, BTC-053, BTC-087: twice the rate of services when early; months are exposure, open files censored."""

    def plant(columns: dict[str, np.ndarray], rng: np.random.Generator) -> None:
        early, months = columns["came_in_pregnancy"][0], columns["months_in_program"][0]
        columns["visits"][:] = rng.poisson(months * np.where(early == 1, 2.0, 1.0))

    answers = answered("andrews", tmp_path, n=160, change=plant)
    ratio = the(answers, "use:visits").numbers["terms"][-1]["rate_ratio"]

    assert ratio["low"] < 2 < ratio["high"]
    assert ratio["low"] > 1
    assert the(answers, "retention").figures
    assert any("more time to use services" in text for text in the(answers, "use:visits").caveats)


def test_a_tie_that_softens_exposure_is_recovered(tmp_path: Path) -> None:
    """T73, BTC-016, MCS-028: the link of exposure depends on the tie by 1.5 points for each point of it."""

    def plant(columns: dict[str, np.ndarray], rng: np.random.Generator) -> None:
        tie, exposed = columns["tie"][0], columns["exposed_before_birth"][0]
        columns["development"][1] = (
            columns["development"][0] + (-8 + 1.5 * (tie - tie.mean())) * exposed + rng.normal(0, 3, tie.size)
        )

    found = the(answered("cumulative_risk", tmp_path, n=160, change=plant), "moderation:tie_and_exposure")
    interaction = found.numbers["interaction"]

    assert interaction["low"] < 1.5 < interaction["high"]
    assert interaction["low"] > 0
    assert found.figures[0].name == "moderation-tie_and_exposure"
    assert any(text.startswith("Exploratory") for text in found.caveats)


def test_families_are_taken_into_account_when_children_share_a_mother(tmp_path: Path) -> None:
    found = the(answered("cumulative_risk", tmp_path), "change:development:all")

    assert any("35 families taken into account" in text for text in found.full)


def test_readiness_that_does_not_matter_is_said_not_to(tmp_path: Path) -> None:
    """MCS-037, BTC-090: the null is reported as such."""
    found = the(answered("readiness", tmp_path, n=120), "moderation:readiness")

    assert found.headline == "Not supported in these data"
    assert "did not clearly depend on" in found.plain[0]


def test_a_dose_comparison_always_warns_that_people_choose_their_dose(tmp_path: Path) -> None:
    """T72, EXT-008, BTC-052."""
    answers = answered("dose_comparison", tmp_path)

    for found in answers.findings:
        if found.section == "dose":
            assert found.exploratory
            assert any("People choose how long they stay" in text for text in found.caveats)


def test_three_links_held_and_the_fourth_did_not(tmp_path: Path) -> None:
    """T77, EXT-013: the registered null stays in the report and on page one."""

    def plant(columns: dict[str, np.ndarray], rng: np.random.Generator) -> None:
        n = columns["reflection"].shape[1]
        growth = rng.normal(2, 2, n)
        columns["reflection"][1:] = columns["reflection"][0] + growth
        columns["sensitivity"][2] = 0.5 * columns["sensitivity"][0] + growth + rng.normal(0, 1, n)
        gain = columns["sensitivity"][2] - columns["sensitivity"][0]
        columns["attachment"][2] = 0.5 * columns["attachment"][0] + 0.8 * gain + rng.normal(0, 1, n)

    answers = answered("mio_mechanisms", tmp_path, n=84, change=plant)
    held = {h.hypothesis.name: h.verdict for h in answers.held}

    assert held["H2"] == held["H3"] == "supported in these data"
    assert held["H4"] == "not supported in these data"
    assert "Growth in reflection goes with fewer days of use: not supported in these data" in page_one(
        answers
    )
