"""Two shares compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import chi_square_p, normal_quantile
from beside_stats.proportions._counts import check_counts
from beside_stats.proportions._fisher import fisher_two_by_two
from beside_stats.proportions.intervals import wilson


@dataclass(frozen=True, kw_only=True)
class TwoProportions(Result):
    """First share minus second, its tests, and ratios (None when a cell of zero makes them meaningless).

    ``number_needed`` is 1 / difference: None when the interval of the difference includes zero on both
    sides infinitely far, that is, when the difference is zero.
    """

    first: Estimate
    second: Estimate
    difference: Estimate
    chi_square: float | None
    chi_square_p: float | None
    fisher_p: float
    risk_ratio: Estimate | None
    odds_ratio: Estimate | None
    number_needed: float | None


def two_proportions(
    k1: float, n1: float, k2: float, n2: float, *, level: float = 0.95, min_group: int = 5
) -> TwoProportions:
    """Difference of two independent proportions with Newcombe's interval.

    Parameters
    ----------
    k1, n1, k2, n2
        Counts and numbers of people of the two groups.
    level
        Coverage.
    min_group
        Fewest people per group (floor 2).

    Returns
    -------
    TwoProportions
        ``fisher_p`` is exact; ``chi_square_p`` is Pearson's without continuity correction, None when all or
        none said yes.

    Raises
    ------
    CannotCompute
        ``"too_few"``, and as ``wilson``.

    Notes
    -----
    Newcombe's method 10: limits from the two Wilson intervals. Ratios have log-normal intervals. A number
    needed to treat is shown beside the difference, never alone: it has no finite interval when the
    difference's interval includes zero (warning ``"difference_includes_zero"``).

    References
    ----------
    Newcombe (1998) Stat Med 17:873-890.
    """
    k1, n1 = check_counts(k1, n1)
    k2, n2 = check_counts(k2, n2)
    if min(n1, n2) < max(min_group, 2):
        raise CannotCompute("too_few", f"Each group needs {max(min_group, 2)} people.")
    a, b = wilson(k1, n1, level=level).proportion, wilson(k2, n2, level=level).proportion
    difference = newcombe(a, b)
    chi_square = _pearson(k1, n1, k2, n2)
    crosses = (
        difference.low is not None and difference.high is not None and difference.low <= 0 <= difference.high
    )
    warned = (crosses, "difference_includes_zero"), (min(n1, n2) < 10, "few_people")
    return TwoProportions(
        method="Difference of proportions, Newcombe interval",
        n_used=n1 + n2,
        n_eligible=n1 + n2,
        conventions={"interval": "Newcombe method 10", "chi_square": "no continuity correction"},
        warnings=tuple(code for is_so, code in warned if is_so),
        references=("Newcombe 1998",),
        first=a,
        second=b,
        difference=difference,
        chi_square=chi_square,
        chi_square_p=None if chi_square is None else chi_square_p(chi_square, 1),
        fisher_p=fisher_two_by_two(k1, n1 - k1, k2, n2 - k2),
        risk_ratio=_ratio(k1 / n1, k2 / n2, 1 / max(k1, 1) - 1 / n1 + 1 / max(k2, 1) - 1 / n2, level),
        odds_ratio=_odds_ratio(k1, n1 - k1, k2, n2 - k2, level),
        number_needed=1 / difference.value if difference.value != 0 else None,
    )


def newcombe(a: Estimate, b: Estimate) -> Estimate:
    """Difference of two shares from their own intervals."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        raise CannotCompute("no_interval", "Both shares need an interval.")
    gap = a.value - b.value
    low = gap - float(np.hypot(a.value - a.low, b.high - b.value))
    high = gap + float(np.hypot(a.high - a.value, b.value - b.low))
    return Estimate(value=gap, low=low, high=high, level=a.level)


def _pearson(k1: int, n1: int, k2: int, n2: int) -> float | None:
    pooled = (k1 + k2) / (n1 + n2)
    if pooled in (0.0, 1.0):
        return None
    return float((k1 / n1 - k2 / n2) ** 2 / (pooled * (1 - pooled) * (1 / n1 + 1 / n2)))


def _ratio(top: float, bottom: float, variance: float, level: float) -> Estimate | None:
    if top == 0 or bottom == 0:
        return None
    middle, reach = np.log(top / bottom), normal_quantile(level) * np.sqrt(variance)
    return Estimate(
        value=top / bottom, low=float(np.exp(middle - reach)), high=float(np.exp(middle + reach)), level=level
    )


def _odds_ratio(a: int, b: int, c: int, d: int, level: float) -> Estimate | None:
    if 0 in (a, b, c, d):
        return None
    return _ratio(a / b, c / d, 1 / a + 1 / b + 1 / c + 1 / d, level)
