"""Mann-Whitney's test of two independent groups, exact with ties when few."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, column, usable
from beside_stats._result import CannotCompute, Result
from beside_stats.comparison._ranks import doubled_ranks, rank_test_normal, tie_term, two_sided
from beside_stats.comparison.signed_rank import Approach

EXACT_UP_TO = 50


@dataclass(frozen=True, kw_only=True)
class RankSum(Result):
    """``w`` counts pairs where the first group is higher (ties half); ``cliffs_delta`` is 2w/(n1 n2) - 1."""

    w: float
    p: float
    cliffs_delta: float
    approach: str


def rank_sum(
    first: ArrayLike,
    second: ArrayLike,
    *,
    approach: Approach = "auto",
    decimals: int = 10,
    min_per_group: int = 5,
    missing: Missing = "raise",
) -> RankSum:
    """Are values of the first group higher or lower than those of the second?

    Parameters
    ----------
    first, second
        Values of two groups of different people.
    approach
        "exact" counts all divisions of the pooled values, ties included; "normal" corrects for ties and
        continuity; "auto" is exact up to 50 people in all.
    decimals
        Values are rounded first, so that floating-point noise breaks no ties.

    Returns
    -------
    RankSum

    Raises
    ------
    CannotCompute
        ``"too_few_per_group"``, ``"all_equal"``.

    References
    ----------
    Mann & Whitney 1947, Ann Math Stat 18:50-60; Cliff 1993, Psychol Bull 114:494-509.

    Examples
    --------
    >>> found = rank_sum([6, 7, 8, 9, 10], [1, 2, 3, 4, 5])
    >>> found.w, round(found.p, 6)
    (25.0, 0.007937)
    """
    one, two = column(first, "first"), column(second, "second")
    a, b = (np.round(v[usable(missing, values=v)], decimals) for v in (one, two))
    if min(len(a), len(b)) < max(min_per_group, 1):
        raise CannotCompute("too_few_per_group", f"{min(len(a), len(b))} people in the smaller group.")
    if np.ptp(np.append(a, b)) == 0:
        raise CannotCompute("all_equal", "All values are equal; there is nothing to rank.")
    ranks = doubled_ranks(np.append(a, b))
    n1, n2 = len(a), len(b)
    doubled = int(ranks[:n1].sum())
    w = doubled / 2 - n1 * (n1 + 1) / 2
    exact = approach == "exact" or (approach == "auto" and n1 + n2 <= EXACT_UP_TO)
    return RankSum(
        method="Mann-Whitney rank sum",
        n_used=n1 + n2,
        n_eligible=len(one) + len(two),
        conventions={"p": "exact, ties included" if exact else "normal, tie and continuity correction"},
        references=("Mann & Whitney 1947", "Cliff 1993"),
        w=w,
        p=_exact(ranks, n1, doubled) if exact else _normal(ranks, n1, n2, w),
        cliffs_delta=2 * w / (n1 * n2) - 1,
        approach="exact" if exact else "normal",
    )


def _exact(ranks: Floats, n1: int, doubled: int) -> float:
    """Count the ways to choose n1 of the ranks, by their sum."""
    ways = np.zeros((n1 + 1, int(ranks.sum()) + 1))
    ways[0, 0] = 1.0
    for rank in ranks.astype(int):
        ways[1:, rank:] += ways[:-1, :-rank].copy()
    return two_sided(ways[n1] / ways[n1].sum(), doubled)


def _normal(ranks: Floats, n1: int, n2: int, w: float) -> float:
    n = n1 + n2
    variance = n1 * n2 / 12 * ((n + 1) - tie_term(ranks) / (n * (n - 1)))
    return rank_test_normal(w - n1 * n2 / 2, variance)
