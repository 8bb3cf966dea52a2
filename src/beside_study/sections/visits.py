"""The model for repeated measures at fixed visits, everybody as assigned."""

from __future__ import annotations

import numpy as np

from beside_study.definition.outcome import Outcome
from beside_study.sections.difference_models import Headline
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Floats


def long(setting: Setting, scores: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Scores, person, wave position, months and arm, one entry per score that is there."""
    rows, waves = np.nonzero(np.isfinite(scores))
    return (
        scores[rows, waves],
        rows.astype(float),
        waves.astype(float),
        setting.tidy.months[rows, waves],
        setting.tidy.arm[rows].astype(float),
    )


def repeated_measures(setting: Setting, outcome: Outcome) -> Headline:
    """Difference at the last wave from all later waves (unstructured covariance), given the start score."""
    from beside_stats.repeated import mmrm

    scores, person, visit, _, arm = long(setting, setting.tidy.scores[outcome.name])
    start = setting.before(outcome)[person.astype(int)]
    keep = (arm >= 0) & (visit > setting.study.first) & (visit <= setting.study.last) & np.isfinite(start)
    result = mmrm(
        scores[keep],
        person[keep],
        visit[keep],
        arm[keep],
        covariates={"score at the start": start[keep]},
        min_per_group=setting.study.guards.per_arm,
    )
    last = next(v for v in result.differences if float(str(v)) == float(setting.study.last))
    n = int(np.unique(person[keep]).size)
    said = (
        f"Model for repeated measures on {n} people and {int(keep.sum())} later scores, everybody as assigned, "
        "given the start score; people with a missing wave stay in.",
    )
    return Headline(
        "mmrm", "as assigned, all waves", result.differences[last], True, n, said, tuple(result.warnings), (),
        numbers_of(result), result.references,
    )  # fmt: skip
