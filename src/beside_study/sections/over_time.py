"""Two scores over three waves or more: inside a person, between people, and which was ahead of the other."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from beside_study.definition.questions import Pair
from beside_study.findings import Can, Finding, Grid, Question
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Floats
from beside_study.words.numbers import between, chance, plain, signed
from beside_study.words.verbs import WENT_TOGETHER, verdict

PANEL_PEOPLE, PANEL_WARN = 50, 100


def questions(setting: Setting) -> list[Question]:
    """For each pair of the study: within and between people, and the panel in time order."""
    if len(setting.study.waves) < 3:
        return []
    found = []
    for pair in setting.study.pairs:
        first, second = _scores(setting, pair)
        together = np.isfinite(first) & np.isfinite(second)
        names = " and ".join(setting.study.outcome(name).label for name in (pair.first, pair.second))
        n = int((together.sum(axis=1) >= 2).sum())
        least = setting.study.guards.mechanism_refuse
        can: Can = "compute" if n >= least else "refuse"
        because = f"{n} people have both scores twice or more; {least} are needed." if can == "refuse" else ""
        answer = partial(_within, setting, pair)
        title = f"{names}: inside a person and between people"
        found.append(Question(f"within:{pair.name}", "pairs", title, n, can, because, answer))
        n = int(together.any(axis=1).sum())
        can = "compute" if n >= PANEL_PEOPLE else "refuse"
        because = f"{n} people have both scores; {PANEL_PEOPLE} are needed." if can == "refuse" else ""
        panel = partial(_panel, setting, pair)
        title = f"{names}: which was ahead of the other"
        found.append(Question(f"panel:{pair.name}", "pairs", title, n, can, because, panel))
    return found


def _scores(setting: Setting, pair: Pair) -> tuple[Floats, Floats]:
    """Both as gains: higher is better."""
    first, second = setting.study.outcome(pair.first), setting.study.outcome(pair.second)
    return setting.tidy.scores[pair.first] * first.sign, setting.tidy.scores[pair.second] * second.sign


def _within(setting: Setting, pair: Pair) -> Finding:
    from beside_stats.repeated import within_between

    first, second = setting.study.outcome(pair.first), setting.study.outcome(pair.second)
    a, b = _scores(setting, pair)
    rows, waves = np.nonzero(np.isfinite(a) & np.isfinite(b))
    result = within_between(b[rows, waves], a[rows, waves], rows.astype(float))
    way = verdict(result.within.low, result.within.high, 1)
    told = {
        "better": f"When a person was better than usual on {first.said}, she tended to be better on {second.said} too.",
        "worse": f"When a person was better than usual on {first.said}, she tended to be worse on {second.said}.",
    }.get(way, f"A person's ups and downs in {first.said} and {second.said} did not clearly go together.")
    parts = (("inside a person", result.within), ("between people", result.between))
    size = "; ".join(f"{name} {signed(e.value, 2)} ({between(e.low, e.high, 2)})" for name, e in parts)
    return Finding(
        key=f"within:{pair.name}",
        section="pairs",
        title=f"{first.label} and {second.label}: inside a person and between people",
        verdict=way,
        plain=(told,),
        manager=(f"{first.label} {WENT_TOGETHER} {second.label}, points for one point: {size}."
                 if way != "unclear" else f"{told} Points for one point: {size}.",),
        full=(
            f"Mixed model with each person's own mean set apart, {result.n_people} people and {result.n_obs} pairs of "
            f"scores, both turned so that higher is better. {size}; p inside {chance(result.within.p)}.",
        ),
        caveats=("pairs", "same_time"),
        notes=tuple(result.warnings),
        grids=(_terms("Points of the second for one point of the first", (*parts, ("difference of both", result.contextual))),),
        numbers=numbers_of(result),
        references=result.references,
        p=result.within.p,
        family="pairs",
        exploratory=pair.exploratory,
        n_used=result.n_people,
        n_eligible=setting.tidy.n,
    )  # fmt: skip


def _panel(setting: Setting, pair: Pair) -> Finding:
    from beside_stats.mechanism import cross_lagged

    first, second = setting.study.outcome(pair.first), setting.study.outcome(pair.second)
    a, b = _scores(setting, pair)
    some = np.isfinite(a).any(axis=1) | np.isfinite(b).any(axis=1)
    result = cross_lagged(a[some], b[some], missing="fiml", refuse_below=PANEL_PEOPLE, warn_below=PANEL_WARN)
    forward, back = result.crossed["first_to_second"][0], result.crossed["second_to_first"][0]
    ahead = {True: "was ahead of", False: "was not clearly ahead of"}
    clear = [verdict(e.low, e.high, 1) != "unclear" for e in (forward, back)]
    told = (
        f"{first.label} {ahead[clear[0]]} later {second.label} ({signed(forward.value, 2)}, {between(forward.low, forward.high, 2)}).",
        f"{second.label} {ahead[clear[1]]} later {first.label} ({signed(back.value, 2)}, {between(back.low, back.high, 2)}).",
    )
    lines = [(f"{first.label} to {second.label}", forward), (f"{second.label} to {first.label}", back)]
    lines += [(f"{name} to itself", result.autoregressive[key][0])
              for key, name in (("first", first.label), ("second", second.label))]  # fmt: skip
    return Finding(
        key=f"panel:{pair.name}",
        section="pairs",
        title=f"{first.label} and {second.label}: which was ahead of the other",
        verdict="described",
        manager=told,
        full=(
            f"Cross-lagged panel with equal paths over waves, full-information likelihood, n = {result.n_used} "
            f"({result.n_complete} without a gap). Fit: RMSEA {plain(result.rmsea, 3)}, CFI {plain(result.cfi, 3)}.",
            *told,
        ),
        caveats=("panel",),
        notes=tuple(result.warnings),
        grids=(_terms("Paths from one wave to the next", lines),),
        numbers=numbers_of(result),
        references=result.references,
        exploratory=True,
        n_used=result.n_used,
        n_eligible=setting.tidy.n,
    )


def _terms(caption: str, parts: Any) -> Grid:
    rows = tuple((name, signed(e.value, 2), between(e.low, e.high, 2), chance(e.p)) for name, e in parts)
    return Grid(caption, ("", "value", "95% interval", "p"), rows)
