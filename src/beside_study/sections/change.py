"""Did the people in each arm change between the anchor and the last wave?"""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_stats._result import Estimate
from beside_study.definition.outcome import Outcome
from beside_study.definition.people import Arm
from beside_study.findings import Can, Finding, Grid, Question, Standing
from beside_study.sections.change_figure import change_figure
from beside_study.sections.families import families
from beside_study.sections.gains import early_sentence, is_early, moved, points_of, with_interval
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools
from beside_study.words.numbers import between, chance, plain
from beside_study.words.verbs import verdict


def questions(setting: Setting) -> list[Question]:
    """One question for each outcome and arm; none for a study with one wave."""
    if setting.study.first == setting.study.last:
        return []
    found = []
    for outcome in setting.study.outcomes:
        for arm, rows in setting.arms:
            n = int((setting.both(outcome) & rows).sum())
            can, because = _can(setting, n)
            where = f", {arm.label}" if arm and setting.study.has_comparison else ""
            answer = partial(_answer, setting, outcome, arm, rows)
            key = f"change:{outcome.name}:{arm.value if arm else 'all'}"
            found.append(Question(key, "change", f"{outcome.label}: change{where}", n, can, because, answer))
    return found


def _can(setting: Setting, n: int) -> tuple[Can, str]:
    guards = setting.study.guards
    if n < guards.change_refuse:
        return "refuse", f"{n} people have both scores; at least {guards.change_refuse} are needed."
    if n < guards.change_describe:
        return "describe", f"{n} people have both scores; under {guards.change_describe} we only describe."
    return "compute", ""


def _answer(setting: Setting, outcome: Outcome, arm: Arm | None, rows: Bools) -> Finding:
    from beside_stats.comparison import paired_change

    study = setting.study
    result = paired_change(
        setting.before(outcome)[rows],
        setting.after(outcome)[rows],
        min_describe=study.guards.change_refuse,
        min_inference=study.guards.change_describe,
        warn_below=study.guards.change_warn,
        missing="omit",
    )
    points = points_of(outcome, result.sd_pre)
    months = study.waves[study.last].months - study.waves[study.first].months
    early = is_early(outcome, months)
    low, high = result.change.low, result.change.high
    who = arm.label if arm and study.has_comparison else f"the {study.people_word}"
    sd = result.sd_pre
    fact = (
        f"For {who}, {outcome.said} {moved(outcome, result.mean_pre, result.mean_post, points)} on average."
    )
    return Finding(
        key=f"change:{outcome.name}:{arm.value if arm else 'all'}",
        section="change",
        title=f"{outcome.label}: change" + (f", {arm.label}" if arm and study.has_comparison else ""),
        status="described" if result.described_only else "shown",
        verdict="early" if early else verdict(low, high, outcome.sign),
        plain=(fact, *([early_sentence(outcome, months)] if early else [])),
        manager=(
            f"{who}: {outcome.label} changed by {with_interval(result.change, points)}, n = {result.n_pairs}.",
        ),
        full=(*_full(setting, outcome, result, points), *families(setting, outcome, rows, points)),
        caveats=("within_arm" if study.has_comparison else "change",),
        notes=tuple(result.warnings),
        grids=(_grid(setting, outcome, result, points),),
        figures=change_figure(setting, outcome) if arm is None or arm.is_program else (),
        numbers=numbers_of(result),
        references=result.references,
        p=result.change.p,
        family="" if early else _family(setting, arm, outcome),
        outcome=outcome.name,
        arm=arm.value if arm else "",
        primary=outcome.primary,
        standing=_standing(outcome.label, result.change, sd * outcome.sign if sd else 0.0),
        n_used=result.n_pairs,
        n_eligible=int(rows.sum()),
    )


def _family(setting: Setting, arm: Arm | None, outcome: Outcome) -> str:
    declared = setting.study.declares("change", outcome)
    return f"change, {arm.label if arm else 'all'}, {'declared' if declared else 'other'} outcomes"


def _standing(label: str, change: Estimate, unit: float) -> Standing | None:
    if change.low is None or change.high is None or unit == 0:
        return None
    ends = sorted((change.low / unit, change.high / unit))
    return Standing(label, change.value / unit, ends[0], ends[1])


def _full(setting: Setting, outcome: Outcome, result: object, points: int) -> tuple[str, ...]:
    from beside_stats.comparison import PairedChange

    assert isinstance(result, PairedChange)
    said = [f"{result.n_pairs} people have both scores. {outcome.better.capitalize()} is better."]
    if result.described_only:
        said.append(
            f"Under {setting.study.guards.change_describe} people: described only, no interval and no p."
        )
    else:
        said.append(
            f"Change {with_interval(result.change, points)}; paired t, p {chance(result.change.p)}."
            if result.change.p is not None
            else "Everybody changed by the same amount, so an interval cannot be given."
        )
    if result.wilcoxon is not None and np.isfinite(result.wilcoxon.p):
        said.append(f"Signed-rank check, ties exact: p {chance(result.wilcoxon.p)}.")
    if "few_people" in result.warnings:
        said.append(f"Fewer than {setting.study.guards.change_warn} people: read with care.")
    return tuple(said)


def _grid(setting: Setting, outcome: Outcome, result: object, points: int) -> Grid:
    from beside_stats.comparison import PairedChange

    assert isinstance(result, PairedChange)
    size_words = "not shown" if result.d_av is None else plain(result.d_av, 2)
    rows = (
        (
            setting.first_label,
            str(result.n_pairs),
            plain(result.mean_pre, points),
            plain(result.sd_pre, points),
        ),
        (
            setting.last_label,
            str(result.n_pairs),
            plain(result.mean_post, points),
            plain(result.sd_post, points),
        ),
        (
            "change",
            str(result.n_pairs),
            f"{plain(result.change.value, points)} ({between(result.change.low, result.change.high, points)})",
            plain(result.sd_change, points),
        ),
        ("size (d, average SD)", str(result.n_pairs), size_words, ""),
    )
    return Grid(
        f"{outcome.label}, people with both scores", ("", "people", "mean (95% interval)", "SD"), rows
    )
