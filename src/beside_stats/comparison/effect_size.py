"""Standardised differences: small-sample correction and intervals from the noncentral t."""

from __future__ import annotations

import numpy as np

from beside_stats._result import CannotCompute, Estimate

# Beyond this the series of the noncentral t is slow, and the integral over the normal part is smooth.
LARGE = 30.0


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
    """Halve an interval that holds the answer: the probability falls as the noncentrality grows."""
    reach = 10.0 + 6 * abs(t) / float(np.sqrt(2 * df))
    low, high = t - reach, t + reach
    while _below(t, df, low) < below:
        low -= reach
    while _below(t, df, high) > below:
        high += reach
    while high - low > 1e-12 * max(1.0, abs(low)):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _below(t, df, middle) > below else (low, middle)
    return (low + high) / 2


def _below(t: float, df: float, noncentrality: float) -> float:
    """Probability below t of a noncentral t; scipy's series takes seconds for large t, and may give nan."""
    from scipy.special import nctdtr

    if t < 0:
        return 1 - _below(-t, df, -noncentrality)
    found = float(nctdtr(df, noncentrality, t)) if t <= LARGE and abs(noncentrality) <= LARGE else np.nan
    return found if np.isfinite(found) else _by_integral(t, df, noncentrality)


def _by_integral(t: float, df: float, noncentrality: float) -> float:
    """Average over the normal part z of P(SD ratio >= (noncentrality + z) / t)."""
    from scipy.special import chdtrc

    z = np.linspace(-9.0, 9.0, 721)
    density = np.exp(-(z**2) / 2) * (z[1] - z[0]) / np.sqrt(2 * np.pi)
    ratio = np.maximum(noncentrality + z, 0.0) / t
    return float(density @ chdtrc(df, df * ratio**2))
