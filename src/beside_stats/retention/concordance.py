"""How often the person predicted to leave sooner does."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, column
from beside_stats._result import CannotCompute
from beside_stats.retention._inputs import stays

Counts = NDArray[np.int64]


def concordance(durations: ArrayLike, left: ArrayLike, risk: ArrayLike) -> float:
    """Harrell's concordance of a risk score (higher = expected to leave sooner).

    Parameters
    ----------
    durations, left
        As in ``kaplan_meier``.
    risk
        (n,) score, for example the linear predictor of a Cox model.

    Returns
    -------
    float
        Share of comparable pairs in the right order; equal scores count one half, pairs of endings at the
        same time are not compared.

    Raises
    ------
    CannotCompute
        ``"no_pairs"`` when no two people can be compared.

    References
    ----------
    Harrell et al. (1982) JAMA 247:2543-2546.
    """
    people = stays(durations, left, "raise")
    score = column(risk, "risk")
    if score.size != people.durations.size:
        raise CannotCompute("unequal_lengths", "There is not one risk score per person.")
    ranks = np.unique(score, return_inverse=True)[1].astype(np.int64)
    # Later first; among equal times those still coming first, so that all earlier rows outlast an ending.
    order = np.lexsort((people.left, -people.durations))
    ranks, ended, times = ranks[order], people.left[order], people.durations[order]
    outlasting = _outlasting(ended, times)
    lower = _lower_before(ranks, outlasting)
    lower_or_equal = _lower_before(ranks + 1, outlasting, against=ranks)
    lower, lower_or_equal, total = lower[ended].sum(), lower_or_equal[ended].sum(), outlasting[ended].sum()
    if total == 0:
        raise CannotCompute("no_pairs", "No two people can be compared.")
    return float((lower + (lower_or_equal - lower) / 2) / total)


def _outlasting(ended: NDArray[np.bool_], times: Floats) -> Counts:
    """For each row, how many rows at the start of the order stayed longer (or as long without leaving)."""
    position = np.arange(times.size)
    key_starts = np.concatenate(([True], (times[1:] != times[:-1]) | (ended[1:] != ended[:-1])))
    return np.maximum.accumulate(np.where(key_starts, position, 0)).astype(np.int64)


def _lower_before(bound: Counts, prefix: Counts, against: Counts | None = None) -> Counts:
    """For each row, how many of the first ``prefix`` rows have a rank under ``bound`` (a wavelet tree)."""
    ranks = bound if against is None else against
    levels = max(int(max(ranks.max(), bound.max())).bit_length(), 1)
    order_of_level = ranks.copy()
    low, high = np.zeros_like(prefix), prefix.copy()
    found = np.zeros_like(prefix)
    for bit in range(levels - 1, -1, -1):
        zero = (order_of_level >> bit) & 1 == 0
        zeros_before = np.concatenate(([0], np.cumsum(zero)))
        zeros = int(zeros_before[-1])
        low_zero, high_zero = zeros_before[low], zeros_before[high]
        goes_right = (bound >> bit) & 1 == 1
        found += np.where(goes_right, high_zero - low_zero, 0)
        low = np.where(goes_right, zeros + low - low_zero, low_zero)
        high = np.where(goes_right, zeros + high - high_zero, high_zero)
        order_of_level = np.concatenate((order_of_level[zero], order_of_level[~zero]))
    return found
