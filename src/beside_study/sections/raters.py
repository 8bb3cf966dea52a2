"""Two raters of the same moments: how far they agree, as numbers or as ordered categories."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from beside_study.definition.further import Raters
from beside_study.findings import Can, Finding, Grid, Question
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.words.numbers import between, plain, share


def questions(setting: Setting) -> list[Question]:
    """One question for each pair of raters."""
    found = []
    for pair in setting.study.raters:
        n = int(np.isfinite(setting.tidy.ratings[pair.name]).all(axis=1).sum())
        least = setting.study.guards.change_describe
        can: Can = "compute" if n >= least else "refuse"
        because = "" if can == "compute" else f"{n} were rated twice; at least {least} are needed."
        title = f"{pair.label}: do two raters agree?"
        answer = partial(_answer, setting, pair)
        found.append(Question(f"raters:{pair.name}", "measurement", title, n, can, because, answer))
    return found


def _answer(setting: Setting, pair: Raters) -> Finding:
    ratings = setting.tidy.ratings[pair.name]
    ratings = ratings[np.isfinite(ratings).all(axis=1)]
    same = float((ratings[:, 0] == ratings[:, 1]).mean())
    gap = float((ratings[:, 1] - ratings[:, 0]).mean())
    results, rows = _kappa(ratings) if pair.categories else _icc(ratings)
    shown = f"{rows[0][0]} {rows[0][1]} ({rows[0][2]})"
    return Finding(
        key=f"raters:{pair.name}",
        section="measurement",
        title=f"{pair.label}: do two raters agree?",
        manager=(f"{pair.label}, two raters: {shown}; the same rating in {share(same)}.",),
        full=(
            f"{len(ratings)} rated twice. {shown}. The second rater was {plain(gap, 2)} higher on average.",
        ),
        caveats=("raters",),
        notes=tuple(results[0].warnings),
        grids=(Grid(f"{pair.label}: agreement", ("", "value", "95% interval"), tuple(rows)),),
        numbers={"agreement": numbers_of(results[0]), "same": same, "mean_gap": gap},
        references=results[0].references,
        n_used=len(ratings),
        n_eligible=setting.tidy.n,
    )


def _icc(ratings: Any) -> tuple[list[Any], list[tuple[str, str, str]]]:
    from beside_stats.measurement import icc

    found = icc(ratings)
    named = (
        ("agreement of one rating, ICC(2,1)", found.agreement),
        ("same order, ICC(3,1)", found.consistency),
    )
    return [found], [(name, plain(e.value, 2), between(e.low, e.high, 2)) for name, e in named]


def _kappa(ratings: Any) -> tuple[list[Any], list[tuple[str, str, str]]]:
    from beside_stats.measurement import cohen_kappa

    weighted = cohen_kappa(ratings[:, 0], ratings[:, 1], weights="quadratic")
    strict = cohen_kappa(ratings[:, 0], ratings[:, 1])
    named = (
        ("kappa weighted by distance (squared)", weighted.kappa),
        ("kappa, exact agreement", strict.kappa),
    )
    rows = [(name, plain(e.value, 2), between(e.low, e.high, 2)) for name, e in named]
    return [weighted, strict], rows
