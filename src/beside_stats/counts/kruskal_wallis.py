"""Do groups differ in rank?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Missing
from beside_stats._result import CannotCompute, Result
from beside_stats._tails import chi_square_p
from beside_stats.counts._ranks import average_ranks
from beside_stats.counts._samples import samples


@dataclass(frozen=True, kw_only=True)
class KruskalWallis(Result):
    """H corrected for ties, and epsilon squared = H / (n - 1)."""

    h: float
    df: int
    p: float
    epsilon_squared: float


def kruskal_wallis(
    values: ArrayLike,
    groups: Sequence[Any] | NDArray[Any],
    *,
    missing: Missing = "raise",
    min_group: int = 2,
) -> KruskalWallis:
    """Kruskal-Wallis test with ties handled exactly.

    Parameters
    ----------
    values, groups
        (n,) numbers and labels.
    missing
        ``"raise"`` or ``"omit"``.
    min_group
        Fewest people per group (floor 1).

    Returns
    -------
    KruskalWallis

    Raises
    ------
    CannotCompute
        ``"one_group"``, ``"too_few"``, ``"constant"``.

    References
    ----------
    Kruskal & Wallis (1952) JASA 47:583-621. Tomczak & Tomczak (2014) Trends Sport Sci 1:19-25.
    """
    split = samples(values, groups, None, missing, max(min_group, 1))
    ranks, ties = average_ranks(np.concatenate(split.values))
    n = split.n
    correction = 1 - float((ties**3 - ties).sum()) / (n**3 - n)
    if correction <= 0:
        raise CannotCompute("constant", "Everyone has the same value.")
    parts = np.split(ranks, np.cumsum([part.size for part in split.values])[:-1])
    h = 12 / (n * (n + 1)) * sum(part.sum() ** 2 / part.size for part in parts) - 3 * (n + 1)
    h = float(h) / correction
    df = len(parts) - 1
    return KruskalWallis(
        method="Kruskal-Wallis test, corrected for ties",
        n_used=n,
        n_eligible=split.n_eligible,
        conventions={"epsilon_squared": "H / (n - 1)"},
        warnings=("few_people",) if min(part.size for part in parts) < 5 else (),
        references=("Kruskal & Wallis 1952",),
        h=h,
        df=df,
        p=chi_square_p(h, df),
        epsilon_squared=h / (n - 1),
    )
