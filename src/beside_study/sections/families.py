"""Children of one mother are alike: the change again, with families taken into account."""

from __future__ import annotations

import numpy as np

from beside_stats._result import CannotCompute
from beside_study.definition.outcome import Outcome
from beside_study.sections.gains import with_interval
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools
from beside_study.words.numbers import chance
from beside_study.words.sentence import reason


def families(setting: Setting, outcome: Outcome, rows: Bools, points: int) -> tuple[str, ...]:
    """The mean change with cluster-robust limits (CR2), when the table says who belongs together."""
    from beside_stats.repeated import cluster_robust

    column = setting.study.columns.family
    names = np.array(setting.tidy.words.get(column, ("",) * setting.tidy.n), dtype=object)
    keep = rows & setting.both(outcome) & (names != "")
    if not column or np.unique(names[keep].astype(str)).size in (0, int(keep.sum())):
        return ()
    try:
        found = cluster_robust(setting.change(outcome)[keep], names[keep].astype(str), fixed={})
    except CannotCompute as refused:
        return (f"Families were not taken into account: {reason(refused.message)}",)
    mean = found.coef[0]
    said = f"With {found.n_clusters} families taken into account: {with_interval(mean, points)}, p {chance(mean.p)}."
    return (said,)
