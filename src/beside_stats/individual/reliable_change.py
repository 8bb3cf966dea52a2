"""Reliable change: who changed more than the questionnaire's ordinary wobble."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing
from beside_stats._result import CannotCompute, Result
from beside_stats.individual._pairs import Better, check_reliability, improvement_sign, own_sd, read_pairs

IMPROVED, UNCHANGED, DETERIORATED, NOT_ASSESSED = (
    "improved",
    "no_reliable_change",
    "deteriorated",
    "not_assessed",
)
CATEGORIES = (IMPROVED, UNCHANGED, DETERIORATED, NOT_ASSESSED)
FEW_FOR_GROUP = 5


@dataclass(frozen=True, kw_only=True)
class ReliableChange(Result):
    """One index per person (nan when not assessed), in the order given; ``n_used`` have both scores.

    ``points_needed`` is the change, in points of the scale, that the index must exceed. ``shares`` are
    proportions of those assessed; None under the minimum. Worse is always counted.
    """

    rci: Floats
    category: tuple[str, ...]
    counts: Mapping[str, int]
    shares: Mapping[str, float] | None
    sd: float
    sd_source: str
    reliability: float
    sem: float
    sdiff: float
    points_needed: float
    critical: float
    better_is: str


def reliable_change(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    reliability: float,
    better_is: Better,
    sd: float | None = None,
    critical: float = 1.96,
    min_own_sd: int = 30,
    min_shares: int = 10,
    missing: Missing = "omit",
) -> ReliableChange:
    """Jacobson-Truax index of reliable change for each person.

    Parameters
    ----------
    pre, post
        First and second score, one pair per person; nan = not assessed.
    reliability
        Of the scale, from its manual, between 0 and 1.
    better_is
        Whether lower or higher scores are better.
    sd
        The manual's SD; None takes the SD of the first scores of those with both.
    critical
        The index must exceed it strictly.
    min_own_sd
        People needed before their own SD is used; floor 2.
    min_shares
        People assessed needed before shares are given; floor 5.
    missing
        "omit" keeps people without both scores as "not_assessed"; "raise" refuses.

    Returns
    -------
    ReliableChange

    Raises
    ------
    CannotCompute
        ``"bad_reliability"``, ``"zero_sd"``, ``"too_few"``, ``"nobody_assessed"``.

    Notes
    -----
    ``RCI = (post - pre) / (sqrt(2) SD sqrt(1 - reliability))``. It does not say why someone changed.

    References
    ----------
    Jacobson & Truax 1991, J Consult Clin Psychol 59:12-19.

    Examples
    --------
    >>> found = reliable_change([32.5], [47.5], reliability=0.8, better_is="higher", sd=7.5)
    >>> round(float(found.rci[0]), 2)
    3.16
    """
    _check(reliability, critical, sd)
    sign = improvement_sign(better_is)
    first, second, both = read_pairs(pre, post, missing)
    used_sd = own_sd(first[both], min_own_sd) if sd is None else float(sd)
    sem = used_sd * float(np.sqrt(1 - reliability))
    sdiff = float(np.sqrt(2)) * sem
    index = (second - first) / sdiff
    category = categories(index, sign, critical)
    n = int(both.sum())
    counts = {name: category.count(name) for name in CATEGORIES}
    return ReliableChange(
        method="Reliable change index (Jacobson-Truax)",
        n_used=n,
        n_eligible=len(first),
        conventions=_conventions(reliability, critical, sd, better_is),
        warnings=group_warnings(n, min_shares),
        references=("Jacobson & Truax 1991, J Consult Clin Psychol 59:12-19",),
        rci=index,
        category=category,
        counts=counts,
        shares=group_shares(counts, n, min_shares),
        sd=used_sd,
        sd_source="manual" if sd is not None else "own_baseline",
        reliability=reliability,
        sem=sem,
        sdiff=sdiff,
        points_needed=critical * sdiff,
        critical=critical,
        better_is=better_is,
    )


def _check(reliability: float, critical: float, sd: float | None) -> None:
    check_reliability(reliability)
    if not critical > 0:
        raise CannotCompute("bad_critical", "The critical value must be above 0.")
    if sd is not None and not (sd > 0 and np.isfinite(sd)):
        raise CannotCompute("zero_sd", "The SD must be above 0.")


def _conventions(reliability: float, critical: float, sd: float | None, better_is: str) -> dict[str, str]:
    return {
        "reliability": f"{reliability:g}",
        "sd": "manual" if sd is not None else "first scores of those with both",
        "critical": f"|index| > {critical:g}",
        "better_is": better_is,
    }


def categories(index: Floats, sign: int, critical: float) -> tuple[str, ...]:
    """Each person's category; the index must exceed the critical value strictly."""

    def one(value: float) -> str:
        if np.isnan(value):
            return NOT_ASSESSED
        if abs(value) <= critical:
            return UNCHANGED
        return IMPROVED if value * sign > 0 else DETERIORATED

    return tuple(one(float(value)) for value in index)


def group_warnings(n: int, min_shares: int) -> tuple[str, ...]:
    """What must be said about a group of this size."""
    if n < FEW_FOR_GROUP:
        return ("too_few_for_group_summary",)
    return ("few_people_counts_inside_only",) if n < max(min_shares, FEW_FOR_GROUP) else ()


def group_shares(counts: Mapping[str, int], n: int, min_shares: int) -> dict[str, float] | None:
    """Proportions of those assessed, None for a group too small for percentages."""
    if n < max(min_shares, FEW_FOR_GROUP):
        return None
    return {name: count / n for name, count in counts.items() if name != NOT_ASSESSED}
