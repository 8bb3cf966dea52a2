"""A study file: every problem with its line and a fix; what the design cannot carry is not accepted (N22)."""

from __future__ import annotations

import pytest

from beside_content.studies import template_names, template_path
from beside_study.definition import parse_study, read_study
from beside_study.problems import NeedsFixing

SMALL = """study: small
title: A small study
question: Did mothers change in a year?
design: single_group
waves:
  - {name: intake, months: 0}
  - {name: year_1, months: 12}
outcomes:
  - {name: mood, label: Low mood, direction: lower_is_better}
"""


def problems_of(text: str) -> list[str]:
    with pytest.raises(NeedsFixing) as caught:
        parse_study(text)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("name", template_names())
def test_every_template_is_a_valid_study(name: str) -> None:
    study = read_study(template_path(name))

    assert study.name == name
    assert study.audience in ("outside", "inside")


def test_templates_cover_the_studies_of_the_field() -> None:
    wanted = {
        "mother_child",
        "andrews",
        "two_year_follow_up",
        "mio_trial",
        "pup_trial",
        "connections",
        "site_comparison",
    }

    assert wanted <= set(template_names())


def test_the_planned_comparison_is_asked_at_two_years_and_early_results_say_so() -> None:
    """BTC-046: parenting outcomes have a horizon of 24 months in the comparison template."""
    study = read_study(template_path("site_comparison"))

    assert [wave.months for wave in study.waves] == [0, 12, 24]
    assert study.outcome("stress").horizon_months == 24


def test_a_small_study_takes_usual_values() -> None:
    study = parse_study(SMALL)

    assert (study.anchor, study.primary_wave, study.audience) == ("intake", "year_1", "outside")
    assert study.waves[1].days_before == 60
    assert study.outcomes[0].lower_is_better


@pytest.mark.parametrize(
    ("change", "line", "what", "fix"),
    [
        (
            ("design: single_group", "design: singel_group"),
            4,
            "'singel_group' is not known",
            "Did you mean 'single_group'?",
        ),
        (("direction: lower_is_better", "direction: down"), 9, "'down' is not known", "Choose one of"),
        (("outcomes:", "outcome:"), 8, "'outcome' is not known", "Did you mean 'outcomes'?"),
        (("months: 12", "months: soon"), 7, "'months' must be a number", "decimal point"),
        (("months: 12", "months: -3"), 7, "Waves must be in time order", "earliest to the latest"),
        (("title: A small study\n", ""), 1, "has no 'title'", "Add 'title:"),
        (
            ("title: A small study", "title: A study that works"),
            2,
            "'works' claims more",
            "went together with",
        ),
        (("Low mood", "Addict mood"), 9, "'Addict' does not belong", "kind word"),
        (("{name: year_1, months: 12}", "{name: intake, months: 12}"), 7, "named twice", "its own name"),
    ],
)
def test_a_problem_names_its_line_and_its_fix(
    change: tuple[str, str], line: int, what: str, fix: str
) -> None:
    found = problems_of(SMALL.replace(*change))

    assert any(f"line {line}:" in said and what in said and fix in said for said in found), found


def test_all_problems_come_at_once() -> None:
    wrong = (
        SMALL.replace("single_group", "two_groups")
        .replace("lower_is_better", "down")
        .replace("months: 12", "months: x")
    )

    assert len(problems_of(wrong)) >= 3


@pytest.mark.parametrize("text", ["a: [1, 2", "a: 1\na: 2", "- just\n- a list", "", "\x00"])
def test_what_is_no_study_is_said_plainly(text: str) -> None:
    assert problems_of(text)


def test_aliases_cannot_exhaust_memory() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
    )

    assert "too many entries" in problems_of(bomb)[0]


def test_a_guard_cannot_go_under_its_floor() -> None:
    found = problems_of(SMALL + "guards: {small_cell: 2}\n")

    assert "may not be below 5" in found[0]
    assert parse_study(SMALL + "guards: {small_cell: 10}\n").guards.small_cell == 10


def test_a_locked_hypothesis_cannot_be_reworded() -> None:
    """N22, BTC-015: the hash covers statement, kind, outcome and lock date."""
    lock = "hypotheses:\n  - {name: H1, kind: change, about: mood, statement: Mood gets better, locked: 2026-01-15, hash: '%s'}\n"
    fingerprint = parse_study(SMALL + lock % "").hypotheses[0].fingerprint()

    assert parse_study(SMALL + lock % fingerprint).hypotheses[0].is_locked
    changed = (lock % fingerprint).replace("Mood gets better", "Mood changes")
    assert "not what was locked" in problems_of(SMALL + changed)[0]


def test_circumstances_are_never_counted_without_protection() -> None:
    """N13: one is never shown without the other."""
    alone = SMALL + "circumstances: {outcome: mood, risks: [a, b]}\n"

    assert "come in pairs" in problems_of(alone)[0]


def test_two_arms_need_names_and_a_column() -> None:
    found = problems_of(SMALL.replace("single_group", "randomised"))

    assert any("needs 'arms'" in said for said in found)
    assert any("column that tells them apart" in said for said in found)
