"""Wilcoxon's signed-rank test, exact with ties when few, else by the normal approximation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, column, usable
from beside_stats._result import CannotCompute, Result
from beside_stats.comparison._ranks import doubled_ranks, rank_test_normal, tie_term, two_sided

Approach = Literal["auto", "exact", "normal"]
EXACT_UP_TO = 50


@dataclass(frozen=True, kw_only=True)
class SignedRank(Result):
    """``v`` sums the ranks of positive differences; ``rank_biserial`` is (positive - negative) / all ranks."""

    v: float
    p: float
    rank_biserial: float
    n_zero: int
    n_ranked: int
    approach: str


def signed_rank(
    differences: ArrayLike,
    *,
    approach: Approach = "auto",
    decimals: int = 10,
    min_people: int = 5,
    missing: Missing = "raise",
) -> SignedRank:
    """Are positive and negative differences alike in size and number?

    Parameters
    ----------
    differences
        Second minus first score per person.
    approach
        "exact" counts all sign patterns, ties included; "normal" corrects for ties and continuity;
        "auto" is exact up to 50 differences.
    decimals
        Differences are rounded to this many places first, so that floating-point noise breaks no ties.
    min_people
        Differences other than zero needed; floor 1.

    Returns
    -------
    SignedRank

    Raises
    ------
    CannotCompute
        ``"no_change_at_all"``, ``"too_few"``.

    Notes
    -----
    Zeros are dropped before ranking (Wilcoxon's own rule) and counted.

    References
    ----------
    Wilcoxon 1945, Biometrics Bull 1:80-83; Kerby 2014, Compr Psychol 3:11.IT.3.1.

    Examples
    --------
    >>> signed_rank([1.0, 2.0, 3.0, 4.0, 5.0]).p
    0.0625
    """
    given = column(differences, "differences")
    kept = usable(missing, differences=given)
    rounded = np.round(given[kept], decimals)
    moved = rounded[rounded != 0]
    if not len(moved):
        raise CannotCompute("no_change_at_all", "Every difference is zero; there is nothing to rank.")
    if len(moved) < max(min_people, 1):
        raise CannotCompute("too_few", f"{len(moved)} differences other than zero; {min_people} are needed.")
    ranks = doubled_ranks(np.abs(moved))
    doubled = int(ranks[moved > 0].sum())
    exact = approach == "exact" or (approach == "auto" and len(moved) <= EXACT_UP_TO)
    total = int(ranks.sum())
    return SignedRank(
        method="Wilcoxon signed rank",
        n_used=len(rounded),
        n_eligible=len(given),
        conventions={
            "zeros": "dropped",
            "rounding": f"{decimals} decimals",
            "p": "exact, ties included" if exact else "normal, tie and continuity correction",
        },
        references=("Wilcoxon 1945", "Kerby 2014"),
        v=doubled / 2,
        p=_exact(ranks, doubled) if exact else _normal(ranks, doubled / 2),
        rank_biserial=2 * doubled / total - 1,
        n_zero=len(rounded) - len(moved),
        n_ranked=len(moved),
        approach="exact" if exact else "normal",
    )


def _exact(ranks: Floats, doubled: int) -> float:
    ways = np.zeros(int(ranks.sum()) + 1)
    ways[0] = 1.0
    for rank in ranks.astype(int):
        shifted = np.zeros_like(ways)
        shifted[rank:] = ways[:-rank]
        ways = (ways + shifted) / 2
    return two_sided(ways, doubled)


def _normal(ranks: Floats, v: float) -> float:
    n = len(ranks)
    variance = n * (n + 1) * (2 * n + 1) / 24 - tie_term(ranks) / 48
    return rank_test_normal(v - n * (n + 1) / 4, variance)
