"""Ranks with ties, doubled so that they stay whole numbers."""

from __future__ import annotations

import numpy as np

from beside_stats._columns import Floats
from beside_stats._tails import normal_p


def doubled_ranks(values: Floats) -> Floats:
    """Twice the mid-ranks."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((2 * last - counts + 1)[inverse], dtype=float)


def tie_term(ranks: Floats) -> float:
    """Sum of t^3 - t over groups of equal ranks."""
    counts = np.unique(ranks, return_counts=True)[1].astype(float)
    return float((counts**3 - counts).sum())


def two_sided(probabilities: Floats, at: int) -> float:
    """Twice the smaller tail of a distribution over 0, 1, 2, ..., at most 1."""
    return float(min(1.0, 2 * min(probabilities[: at + 1].sum(), probabilities[at:].sum())))


def rank_test_normal(away: float, variance: float) -> float:
    """Two-sided p of a distance from its expectation, with continuity correction."""
    if variance <= 0:
        return 1.0
    return normal_p(max(abs(away) - 0.5, 0.0) / float(np.sqrt(variance)))
