"""The noncentral t distribution, with a way round the holes of scipy's.

scipy 1.17's ``nctdtr`` and ``stats.nct`` return nan now and then far in the lower tail. Where that happens the
probability is found by integrating the normal over the chi distribution of the standard error.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from beside_stats._columns import Floats

NODES = 400


def upper_tail(limit: float, df: float, noncentrality: float) -> float:
    """P(T > limit) of the noncentral t."""
    from scipy.special import nctdtr

    below = float(nctdtr(df, noncentrality, limit))
    if np.isnan(below) or not 0 <= below <= 1:
        return upper_tail_by_integration(limit, df, noncentrality)
    return 1 - below


def upper_tail_by_integration(limit: float, df: float, noncentrality: float) -> float:
    """The same by Gauss-Legendre over the standard error's distribution (to about 1e-10)."""
    from scipy.special import gammaincinv, gammaln, ndtr

    # s = sqrt(chi2 / df): T > limit given s means Z > limit * s - noncentrality.
    low, high = (float(np.sqrt(2 * gammaincinv(df / 2, tail) / df)) for tail in (1e-14, 1 - 1e-14))
    nodes, weights = _gauss_legendre()
    s = (high - low) / 2 * nodes + (high + low) / 2
    log_density = (
        np.log(2.0) + df / 2 * np.log(df / 2) - gammaln(df / 2) + (df - 1) * np.log(s) - df * s * s / 2
    )
    inside = np.exp(log_density) * ndtr(noncentrality - limit * s)
    return float((high - low) / 2 * (weights @ inside))


@lru_cache(maxsize=1)
def _gauss_legendre() -> tuple[Floats, Floats]:
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    return nodes, weights


def two_sided_power(noncentrality: float, df: float, alpha: float) -> float:
    """Chance that |T| exceeds the two-sided limit of a central t at ``alpha``."""
    from scipy.special import stdtrit

    limit = float(stdtrit(df, 1 - alpha / 2))
    return upper_tail(limit, df, noncentrality) + upper_tail(limit, df, -noncentrality)
