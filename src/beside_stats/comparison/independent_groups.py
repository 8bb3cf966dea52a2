"""Two groups of different people compared on one number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, column, usable
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.comparison._t import is_constant, t_estimate
from beside_stats.comparison.effect_size import standardised
from beside_stats.comparison.rank_sum import RankSum, rank_sum
from beside_stats.comparison.signed_rank import Approach


@dataclass(frozen=True, kw_only=True)
class GroupDifference(Result):
    """First group minus second. ``difference`` is Welch's; ``student`` assumes equal variances."""

    n_first: int
    n_second: int
    mean_first: float
    mean_second: float
    sd_first: float
    sd_second: float
    difference: Estimate
    student: Estimate
    hedges_g: Estimate
    ranks: RankSum


def independent_groups(
    first: ArrayLike,
    second: ArrayLike,
    *,
    min_per_group: int = 5,
    warn_below: int = 10,
    ranks: Approach = "auto",
    level: float = 0.95,
    missing: Missing = "raise",
) -> GroupDifference:
    """Difference of means with Welch's interval, Hedges' g, and the rank test as a check.

    Parameters
    ----------
    first, second
        Values of the two groups; the result is first minus second.
    min_per_group
        People needed in each group; floor 2.
    ranks
        As for ``rank_sum``.

    Returns
    -------
    GroupDifference

    Raises
    ------
    CannotCompute
        ``"single_arm"``, ``"too_few_per_group"``, ``"constant_outcome"``, ``"missing_values"``.

    Notes
    -----
    ``g = J (M1 - M2) / pooled SD``, limits from the noncentral t, all multiplied by J.

    References
    ----------
    Welch 1947, Biometrika 34:28-35; Hedges 1981, J Educ Stat 6:107-128.

    Examples
    --------
    >>> found = independent_groups([5, 7, 9, 11, 13], [1, 2, 3, 4, 5])
    >>> round(found.difference.value, 6), round(found.difference.statistic, 4)
    (6.0, 3.7947)
    """
    one, two = np.asarray(first), np.asarray(second)
    if not one.size or not two.size:
        raise CannotCompute("single_arm", "Only one group has data, so there is nothing to compare it with.")
    whole, other = column(first, "first"), column(second, "second")
    if np.isnan(whole).all() or np.isnan(other).all():
        raise CannotCompute("single_arm", "Only one group has data, so there is nothing to compare it with.")
    a, b = (v[usable(missing, values=v)] for v in (whole, other))
    fewest = min(len(a), len(b))
    if fewest < max(min_per_group, 2):
        raise CannotCompute(
            "too_few_per_group", f"{fewest} people in the smaller group; {max(min_per_group, 2)} are needed."
        )
    if is_constant(a) and is_constant(b):
        raise CannotCompute("constant_outcome", "Nobody differs from anyone else within the groups.")
    n1, n2 = len(a), len(b)
    student, g = _student(a, b, level)
    return GroupDifference(
        method="Welch t",
        n_used=n1 + n2,
        n_eligible=len(whole) + len(other),
        conventions={"order": "first - second", "missing": missing},
        warnings=("few_people",) if fewest < warn_below else (),
        references=("Welch 1947, Biometrika 34:28-35", "Hedges 1981, J Educ Stat 6:107-128"),
        n_first=n1,
        n_second=n2,
        mean_first=float(a.mean()),
        mean_second=float(b.mean()),
        sd_first=float(np.std(a, ddof=1)),
        sd_second=float(np.std(b, ddof=1)),
        difference=_welch(a, b, level),
        student=student,
        hedges_g=g,
        ranks=rank_sum(a, b, approach=ranks, min_per_group=2),
    )


def _welch(a: Floats, b: Floats, level: float) -> Estimate:
    va, vb = float(np.var(a, ddof=1)) / len(a), float(np.var(b, ddof=1)) / len(b)
    df = (va + vb) ** 2 / (va**2 / (len(a) - 1) + vb**2 / (len(b) - 1))
    return t_estimate(float(a.mean() - b.mean()), float(np.sqrt(va + vb)), df, level)


def _student(a: Floats, b: Floats, level: float) -> tuple[Estimate, Estimate]:
    n1, n2 = len(a), len(b)
    df = n1 + n2 - 2
    pooled = float(np.sqrt(((n1 - 1) * np.var(a, ddof=1) + (n2 - 1) * np.var(b, ddof=1)) / df))
    scale = float(np.sqrt(1 / n1 + 1 / n2))
    gap = float(a.mean() - b.mean())
    g = standardised(gap / pooled, gap / pooled / scale, df, scale, correct=True, level=level)
    return t_estimate(gap, pooled * scale, df, level), g
