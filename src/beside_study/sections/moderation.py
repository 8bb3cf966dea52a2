"""Is a difference, or a link, stronger for some people than for others?"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from beside_study.definition.questions import Moderation
from beside_study.figures.slopes import slopes
from beside_study.findings import Can, Figure, Finding, Grid, Question
from beside_study.sections.drawable import FEWEST_DRAWN_OUTSIDE
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import between, chance, plain, signed
from beside_study.words.sentence import quoted


def questions(setting: Setting) -> list[Question]:
    """One question for each moderator of the study."""
    found = []
    for moderation in setting.study.moderations:
        keep, focus, by = _rows(setting, moderation)
        n = 0 if keep is None else int(keep.sum())
        can, because = _can(setting, moderation, keep, focus)
        answer = partial(_answer, setting, moderation)
        outcome = setting.study.outcome(moderation.outcome)
        title = f"{outcome.label}: does it depend on {moderation.label}?"
        found.append(Question(f"moderation:{moderation.name}", "moderation", title, n, can, because, answer))
    return found


def _rows(setting: Setting, moderation: Moderation) -> tuple[Bools | None, Floats | None, Floats | None]:
    by, focus = setting.column(moderation.by), setting.column(moderation.focus)
    if by is None or focus is None:
        return None, focus, by
    outcome = setting.study.outcome(moderation.outcome)
    return setting.both(outcome) & np.isfinite(by) & np.isfinite(focus), focus, by


def _can(
    setting: Setting, moderation: Moderation, keep: Bools | None, focus: Floats | None
) -> tuple[Can, str]:
    if keep is None or focus is None:
        return "refuse", "One of the two columns holds words, not numbers or yes/no."
    if moderation.focus == "arm" and not setting.compares:
        least = setting.study.guards.moderation_per_arm
        if int(keep.sum()) < least:
            return "refuse", f"{int(keep.sum())} people have all scores; at least {least} are needed."
        return "compute", ""
    counts = np.unique(focus[keep], return_counts=True)[1]
    least = setting.study.guards.moderation_per_arm
    if len(counts) < 2 or (len(counts) == 2 and counts.min() < least) or int(keep.sum()) < 2 * least:
        return "refuse", f"At least {least} people with all scores are needed on each side."
    return "compute", ""


def _answer(setting: Setting, moderation: Moderation) -> Finding:
    if moderation.focus == "arm" and not setting.compares:
        return _one_group(setting, moderation)
    from beside_stats.moderation import moderation as fit

    keep, focus, by = _rows(setting, moderation)
    assert keep is not None and focus is not None and by is not None
    outcome = setting.study.outcome(moderation.outcome)
    covariates = {"score at the start": setting.before(outcome)[keep]}
    if moderation.by == outcome.name:
        covariates = {}
    result = fit(
        focus[keep], by[keep], setting.after(outcome)[keep], covariates=covariates or None, missing="raise",
        refuse_below_per_arm=setting.study.guards.moderation_per_arm,
    )  # fmt: skip
    clear = _is_clear(result.interaction)
    region = result.johnson_neyman
    what = (
        "the difference between the groups"
        if moderation.focus == "arm"
        else f"the link with {quoted(moderation.focus)}"
    )
    return Finding(
        key=f"moderation:{moderation.name}",
        section="moderation",
        title=f"{outcome.label}: does it depend on {moderation.label}?",
        verdict="described" if clear else "unclear",
        headline="It differed" if clear else "Not supported in these data",
        plain=(_plain(outcome.said, moderation.label, clear),),
        manager=(
            f"{outcome.label}: {what} {'differed' if clear else 'did not clearly differ'} along {moderation.label} "
            f"({signed(result.interaction.value, 2)} per unit, {between(result.interaction.low, result.interaction.high, 2)}).",
        ),
        full=(
            f"Interaction {signed(result.interaction.value, 3)} "
            f"({between(result.interaction.low, result.interaction.high, 3)}), p {chance(result.interaction.p)}, "
            f"n = {result.n_used}.",
            _region(setting, region, moderation),
        ),
        caveats=("moderation", "exploratory") if moderation.exploratory else ("moderation",),
        notes=tuple(result.warnings),
        grids=(_grid(moderation, result),),
        figures=(_figure(setting, moderation, result, by[keep], what),),
        numbers=numbers_of(result),
        references=result.references,
        p=result.interaction.p,
        family="moderation",
        outcome=outcome.name,
        exploratory=moderation.exploratory,
        n_used=result.n_used,
        n_eligible=setting.tidy.n,
    )


def _is_clear(estimate: Any) -> bool:
    return estimate.low is not None and estimate.high is not None and not estimate.low <= 0 <= estimate.high


def _plain(said: str, label: str, clear: bool) -> str:
    if clear:
        return f"How {said} turned out was not the same for everyone. It went with {label}."
    return f"How {said} turned out did not clearly depend on {label}."


def _region(setting: Setting, region: Any, moderation: Moderation) -> str:
    shown = [limit for limit in region.shown if limit is not None]
    hidden = setting.outside and 0 < region.n_clear < setting.study.guards.small_cell
    people = "a few people (number hidden to protect privacy)" if hidden else f"{region.n_clear} people"
    if region.clear_region == "none":
        return "Nowhere along it is the difference clear."
    if not shown:
        return f"The difference is clear for {people}; its limits lie outside the data and are not shown."
    limits = " and ".join(plain(limit, 2) for limit in shown)
    return (
        f"The difference is clear {region.clear_region} {limits} on {moderation.label}, where {people} are."
    )


def _grid(moderation: Moderation, result: Any) -> Grid:
    rows = tuple(
        (plain(slope.at, 2), signed(slope.effect.value, 2), between(slope.effect.low, slope.effect.high, 2),
         chance(slope.effect.p))
        for slope in result.simple_effects
    )  # fmt: skip
    head = (f"{moderation.label} (mean − SD, mean, mean + SD)", "difference", "95% interval", "p")
    return Grid(f"The difference at three values of {moderation.label}", head, rows)


def _figure(setting: Setting, moderation: Moderation, result: Any, by: Floats, what: str) -> Figure:
    curve = []
    for value in np.linspace(float(by.min()), float(by.max()), 41):
        effect = result.effect_at(float(value))
        curve.append((float(value), effect.value, effect.low, effect.high))
    shown = [limit for limit in result.johnson_neyman.shown if limit is not None]
    people = not setting.outside or by.size >= FEWEST_DRAWN_OUTSIDE
    name = f"moderation-{moderation.name}"
    title = f"{setting.study.outcome(moderation.outcome).label} along {moderation.label}"
    grid = _grid(moderation, result)
    desc = "; ".join(f"at {row[0]}: {row[1]} ({row[2]})" for row in grid.rows)
    label = "difference in points" if moderation.focus == "arm" else f"weight of {moderation.focus}"
    svg = slopes(name, title, desc, curve, by, shown, moderation.label, label, people)
    marks = " Small marks on the bottom line: people." if people else ""
    return Figure(name, svg, f"The line is {what}, with its 95% interval.{marks}", grid)


def _one_group(setting: Setting, moderation: Moderation) -> Finding:
    """With one group: did people end differently depending on it, given where they began?"""
    from beside_stats.mechanism import hierarchical_regression

    keep, _, by = _rows(setting, moderation)
    assert keep is not None and by is not None
    outcome = setting.study.outcome(moderation.outcome)
    steps = [{"score at the start": setting.before(outcome)[keep]}, {moderation.label: by[keep]}]
    result = hierarchical_regression(setting.after(outcome)[keep], steps, missing="raise")
    term = result.steps[-1].terms[-1].estimate
    clear = _is_clear(term)
    return Finding(
        key=f"moderation:{moderation.name}",
        section="moderation",
        title=f"{outcome.label}: does it depend on {moderation.label}?",
        verdict="described" if clear else "unclear",
        headline="It differed" if clear else "Not supported in these data",
        plain=(_plain(outcome.said, moderation.label, clear),),
        manager=(f"{outcome.label} given its start, per unit of {moderation.label}: {signed(term.value, 2)} "
                 f"({between(term.low, term.high, 2)}).",),
        full=(f"Regression on the start score and {moderation.label}, n = {result.n_used}, p {chance(term.p)}.",),
        caveats=("moderation", "within_arm"),
        notes=tuple(result.warnings),
        numbers=numbers_of(result),
        references=result.references,
        p=term.p,
        family="moderation",
        outcome=outcome.name,
        exploratory=moderation.exploratory,
        n_used=result.n_used,
        n_eligible=setting.tidy.n,
    )  # fmt: skip
