"""p of a difference between two groups, without importing scipy.stats (a second of start-up)."""

from __future__ import annotations

import numpy as np

from beside_stats._columns import Floats
from beside_stats.proportions._fisher import fisher_two_by_two


def welch_p(first: Floats, second: Floats) -> float | None:
    """Two-sided p of Welch's t; None with fewer than two in a group or no variation."""
    from scipy.special import stdtr

    if min(len(first), len(second)) < 2:
        return None
    parts = np.array([first.var(ddof=1) / len(first), second.var(ddof=1) / len(second)])
    if parts.sum() == 0:
        return None
    t = (first.mean() - second.mean()) / np.sqrt(parts.sum())
    df = parts.sum() ** 2 / np.sum(parts**2 / (np.array([len(first), len(second)]) - 1))
    return float(2 * stdtr(df, -abs(t)))


def fisher_exact_p(first: Floats, second: Floats) -> float | None:
    """Two-sided p of Fisher's test for two yes/no columns; None when a group is empty."""
    if not (len(first) and len(second)):
        return None
    yes = int(first.sum()), int(second.sum())
    return fisher_two_by_two(yes[0], len(first) - yes[0], yes[1], len(second) - yes[1])
