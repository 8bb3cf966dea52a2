"""Do two things go together? Pearson, Spearman and Kendall, with ties handled exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, column, usable
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import normal_p, normal_quantile, t_p
from beside_stats.counts._ranks import average_ranks

BLOCK = 1000


@dataclass(frozen=True, kw_only=True)
class Correlation(Result):
    """``r`` from -1 to 1; above 0: more of one went together with more of the other."""

    r: Estimate


def pearson(
    x: ArrayLike, y: ArrayLike, *, level: float = 0.95, missing: Missing = "raise", min_people: int = 5
) -> Correlation:
    """Pearson's correlation with Fisher's interval (point-biserial when one is 0/1).

    Parameters
    ----------
    x, y
        (n,) numbers.
    level
        Coverage.
    missing
        ``"raise"`` or ``"omit"``.
    min_people
        Fewest people (floor 4); under 10 the warning ``"few_people"``.

    Returns
    -------
    Correlation

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"constant"``.

    Notes
    -----
    tanh(atanh r +/- z / sqrt(n - 3)); p from t with n - 2 df.

    References
    ----------
    Fisher (1921) Metron 1:3-32.
    """
    a, b, eligible = _pairs(x, y, missing, min_people)
    r = float(np.clip(np.corrcoef(a, b)[0, 1], -1, 1))
    return _correlation(
        "Pearson correlation, Fisher interval", "Fisher 1921", _by_t(r, a.size, level, True), a, eligible
    )


def spearman(x: ArrayLike, y: ArrayLike, *, missing: Missing = "raise", min_people: int = 5) -> Correlation:
    """Spearman's rank correlation, p by the t approximation.

    Parameters
    ----------
    x, y, missing, min_people
        As in ``pearson``.

    Returns
    -------
    Correlation
        Without an interval.

    Raises
    ------
    CannotCompute
        As ``pearson``.

    References
    ----------
    Spearman (1904) Am J Psychol 15:72-101.
    """
    a, b, eligible = _pairs(x, y, missing, min_people)
    r = float(np.clip(np.corrcoef(average_ranks(a)[0], average_ranks(b)[0])[0, 1], -1, 1))
    return _correlation(
        "Spearman correlation, t approximation", "Spearman 1904", _by_t(r, a.size, 0.95, False), a, eligible
    )


def kendall(x: ArrayLike, y: ArrayLike, *, missing: Missing = "raise", min_people: int = 5) -> Correlation:
    """Kendall's tau-b, p by the normal approximation with the variance under ties.

    Parameters
    ----------
    x, y, missing, min_people
        As in ``pearson``.

    Returns
    -------
    Correlation
        Without an interval.

    Raises
    ------
    CannotCompute
        As ``pearson``.

    References
    ----------
    Kendall (1970) Rank Correlation Methods.
    """
    a, b, eligible = _pairs(x, y, missing, min_people)
    (ra, ta), (rb, tb) = average_ranks(a), average_ranks(b)
    n = a.size
    score = (
        float(
            sum(
                (np.sign(ra[i : i + BLOCK, None] - ra) * np.sign(rb[i : i + BLOCK, None] - rb)).sum()
                for i in range(0, n, BLOCK)
            )
        )
        / 2
    )
    pairs = n * (n - 1) / 2
    tied = [float((t * (t - 1)).sum()) / 2 for t in (ta, tb)]
    tau = score / float(np.sqrt((pairs - tied[0]) * (pairs - tied[1])))
    z = score / float(np.sqrt(_kendall_variance(n, ta, tb)))
    found = Estimate(value=tau, statistic=z, p=normal_p(z))
    return _correlation("Kendall tau-b, normal approximation", "Kendall 1970", found, a, eligible)


def _kendall_variance(n: int, ta: Floats, tb: Floats) -> float:
    def three(t: Floats) -> float:
        return float((t * (t - 1) * (2 * t + 5)).sum())

    def two(t: Floats) -> float:
        return float((t * (t - 1)).sum())

    def triples(t: Floats) -> float:
        return float((t * (t - 1) * (t - 2)).sum())

    main = (n * (n - 1) * (2 * n + 5) - three(ta) - three(tb)) / 18
    return (
        main + two(ta) * two(tb) / (2 * n * (n - 1)) + triples(ta) * triples(tb) / (9 * n * (n - 1) * (n - 2))
    )


def _pairs(x: ArrayLike, y: ArrayLike, missing: Missing, min_people: int) -> tuple[Floats, Floats, int]:
    a, b = column(x, "x"), column(y, "y")
    keep = usable(missing, x=a, y=b)
    a, b = a[keep], b[keep]
    if a.size < max(min_people, 4):
        raise CannotCompute("too_few", f"{a.size} people; at least {max(min_people, 4)} are needed.")
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        raise CannotCompute("constant", "One of the two is the same for everyone.")
    return a, b, keep.size


def _by_t(r: float, n: int, level: float, interval: bool) -> Estimate:
    if abs(r) >= 1 - 1e-15:
        return Estimate(value=r, df=n - 2, p=0.0, level=level)
    statistic = r * float(np.sqrt((n - 2) / (1 - r * r)))
    p = t_p(statistic, n - 2)
    if not interval:
        return Estimate(value=r, df=n - 2, statistic=statistic, p=p, level=level)
    reach = normal_quantile(level) / float(np.sqrt(n - 3))
    low, high = float(np.tanh(np.arctanh(r) - reach)), float(np.tanh(np.arctanh(r) + reach))
    return Estimate(value=r, low=low, high=high, df=n - 2, statistic=statistic, p=p, level=level)


def _correlation(method: str, source: str, r: Estimate, a: Floats, eligible: int) -> Correlation:
    return Correlation(
        method=method,
        n_used=a.size,
        n_eligible=eligible,
        conventions={"ties": "mean ranks"},
        warnings=("few_people",) if a.size < 10 else (),
        references=(source,),
        r=r,
    )
