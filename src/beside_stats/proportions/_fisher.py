"""Fisher's exact test of a two by two table."""

from __future__ import annotations

import numpy as np


def fisher_two_by_two(a: int, b: int, c: int, d: int) -> float:
    """Two-sided p: the sum over tables with the same margins that are no more likely than the one seen."""
    from scipy.special import gammaln

    yes, no, first = a + c, b + d, a + b
    counts = np.arange(max(0, first - no), min(first, yes) + 1)
    log_p = -sum(gammaln(cell + 1.0) for cell in (counts, yes - counts, first - counts, no - first + counts))
    p = np.exp(log_p - log_p.max())
    # Equal probabilities may differ by rounding: the tolerance every program uses here is 1e-7.
    return float(min(p[p <= p[int(a - counts[0])] * (1 + 1e-7)].sum() / p.sum(), 1.0))
