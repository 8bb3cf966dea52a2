"""How many of how many, with an interval that stays honest at 0, at all, and in small groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import check_level
from beside_stats._result import Estimate, Result
from beside_stats._tails import normal_quantile
from beside_stats.proportions._counts import check_counts

SHARES_FROM = 10  # below this a percentage says more than the people behind it do


@dataclass(frozen=True, kw_only=True)
class Proportion(Result):
    """``k`` of ``n`` with its interval; ``proportion`` lies between 0 and 1."""

    k: int
    n: int
    proportion: Estimate


def wilson(k: float, n: float, *, level: float = 0.95) -> Proportion:
    """Wilson's score interval, without continuity correction.

    Parameters
    ----------
    k, n
        Count and number of people, 0 <= k <= n, n >= 1.
    level
        Coverage.

    Returns
    -------
    Proportion

    Raises
    ------
    CannotCompute
        ``"impossible_count"``, ``"not_whole"``, ``"empty"``.

    Notes
    -----
    (p + z^2/2n +/- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n); exactly 0 at k = 0 and 1 at k = n.

    References
    ----------
    Wilson (1927) JASA 22:209-212. Brown, Cai & DasGupta (2001) Stat Sci 16:101-133.

    Examples
    --------
    >>> round(wilson(0, 12).proportion.high, 4)
    0.2425
    """
    k, n = check_counts(k, n)
    check_level(level)
    z = normal_quantile(level)
    p = k / n
    centre = p + z * z / (2 * n)
    reach = z * float(np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)))
    scale = 1 + z * z / n
    low = 0.0 if k == 0 else (centre - reach) / scale
    high = 1.0 if k == n else (centre + reach) / scale
    return _proportion("Wilson score interval", "Wilson 1927", k, n, low, high, level)


def clopper_pearson(k: float, n: float, *, level: float = 0.95) -> Proportion:
    """Clopper and Pearson's exact interval: never too short, often a little long.

    Parameters
    ----------
    k, n, level
        As in ``wilson``.

    Returns
    -------
    Proportion

    Raises
    ------
    CannotCompute
        As ``wilson``.

    Notes
    -----
    Limits are quantiles of beta(k, n - k + 1) and beta(k + 1, n - k).

    References
    ----------
    Clopper & Pearson (1934) Biometrika 26:404-413.
    """
    from scipy.special import betaincinv

    k, n = check_counts(k, n)
    check_level(level)
    tail = (1 - level) / 2
    low = 0.0 if k == 0 else float(betaincinv(k, n - k + 1, tail))
    high = 1.0 if k == n else float(betaincinv(k + 1, n - k, 1 - tail))
    return _proportion("Clopper-Pearson exact interval", "Clopper & Pearson 1934", k, n, low, high, level)


def _proportion(
    method: str, source: str, k: int, n: int, low: float, high: float, level: float
) -> Proportion:
    return Proportion(
        method=method,
        n_used=n,
        n_eligible=n,
        warnings=("few_people",) if n < SHARES_FROM else (),
        references=(source,),
        k=k,
        n=n,
        proportion=Estimate(value=k / n, low=low, high=high, level=level),
    )
