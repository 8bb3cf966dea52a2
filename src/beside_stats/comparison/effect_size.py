"""Standardised differences: small-sample correction and intervals from the noncentral t."""

from __future__ import annotations

import numpy as np

from beside_stats._result import CannotCompute, Estimate


def hedges_correction(df: float) -> float:
    """The exact factor J that removes the small-sample bias of d.

    Parameters
    ----------
    df
        Degrees of freedom of the SD, above 1.

    Notes
    -----
    ``J = gamma(df/2) / (sqrt(df/2) gamma((df-1)/2))``.

    References
    ----------
    Hedges 1981, J Educ Stat 6:107-128.

    Examples
    --------
    >>> round(hedges_correction(10), 4)
    0.9227
    """
    if not df > 1:
        raise CannotCompute("too_few", "The correction needs more than one degree of freedom.")
    from scipy.special import gammaln

    return float(np.exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / np.sqrt(df / 2))


def noncentral_interval(t: float, df: float, level: float = 0.95) -> tuple[float, float]:
    """The noncentrality parameters under which t would lie at the upper and at the lower limit.

    Parameters
    ----------
    t, df
        Observed t and its degrees of freedom.

    References
    ----------
    Steiger & Fouladi 1997, in Harlow et al., What if there were no significance tests?

    Examples
    --------
    >>> low, high = noncentral_interval(0.0, 20)
    >>> round(low, 3), round(high, 3)
    (-1.96, 1.96)
    """
    return _noncentrality(t, df, (1 + level) / 2), _noncentrality(t, df, (1 - level) / 2)


def standardised(
    d: float, t: float, df: float, scale: float, *, correct: bool, level: float = 0.95
) -> Estimate:
    """A standardised difference with its noncentral-t interval.

    Parameters
    ----------
    d
        The uncorrected difference over its SD.
    scale
        d / t: sqrt(1/n1 + 1/n2) for two groups, 1/sqrt(n) for pairs.
    correct
        Multiply value and limits by Hedges' J.
    """
    factor = hedges_correction(df) if correct and df > 1 else 1.0
    low, high = noncentral_interval(t, df, level)
    return Estimate(
        value=d * factor, low=low * scale * factor, high=high * scale * factor, df=df, level=level
    )


def _noncentrality(t: float, df: float, below: float) -> float:
    from scipy.optimize import brentq
    from scipy.special import nctdtr, ndtr

    def gap(noncentrality: float) -> float:
        found = float(nctdtr(df, noncentrality, t))
        if not np.isfinite(found):
            # Some builds give nan in the far tail; there the normal approximation is exact enough.
            found = float(ndtr((t * (1 - 1 / (4 * df)) - noncentrality) / np.sqrt(1 + t**2 / (2 * df))))
        return found - below

    reach = 10.0 + 6 * abs(t) / np.sqrt(2 * df)
    return float(brentq(gap, t - reach, t + reach, xtol=1e-12))
