"""Ranks with ties shared, without importing scipy.stats."""

from __future__ import annotations

import numpy as np

from beside_stats._columns import Floats


def average_ranks(values: Floats) -> tuple[Floats, Floats]:
    """Ranks from 1, ties sharing their mean rank; and the size of each group of ties.

    Values that differ by rounding only (12 significant digits) are ties: a difference of 0.1 + 0.2 and 0.3
    is not one that a questionnaire can make.
    """
    scale = float(np.max(np.abs(values), initial=0.0))
    rounded = values if scale == 0 else np.round(values / scale, 12)
    _, inverse, counts = np.unique(rounded, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: Floats = (ends - (counts - 1) / 2)[inverse]
    return ranks, counts.astype(np.float64)
