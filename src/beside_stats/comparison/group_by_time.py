"""Did one group change more than the other? Group by time with two times."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, column, labels, usable
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.comparison._groups import refuse_small, two_groups
from beside_stats.comparison._linear import linear_fit
from beside_stats.comparison._t import is_constant


@dataclass(frozen=True, kw_only=True)
class GroupByTime(Result):
    """``difference_in_change`` is the change of ``compared`` minus that of ``reference``; F is its t squared."""

    reference: Hashable
    compared: Hashable
    difference_in_change: Estimate
    f: float
    df: int
    p: float
    partial_eta2: float
    f_between: float | None
    p_between: float | None
    change_by_group: Mapping[str, float]
    n_by_group: Mapping[str, int]


def group_by_time(
    pre: ArrayLike,
    post: ArrayLike,
    group: Sequence[Any] | NDArray[Any],
    *,
    reference: Any | None = None,
    min_per_group: int = 5,
    level: float = 0.95,
    missing: Missing = "raise",
) -> GroupByTime:
    """The interaction of a two by two mixed analysis of variance.

    Parameters
    ----------
    pre, post
        Scores at both times, one pair per person.
    group
        Two labels; ``reference`` names the one to compare with (the first in order when None).
    min_per_group
        People with both scores needed in each group; floor 2.

    Returns
    -------
    GroupByTime
        ``f_between`` compares the groups' means over both times.

    Raises
    ------
    CannotCompute
        ``"single_arm"``, ``"too_few_per_group"``, ``"constant_change"``.

    Notes
    -----
    With two times the interaction is the t test of change scores (equal variances), squared; partial eta
    squared is ``F / (F + df)``.

    References
    ----------
    Maxwell & Delaney 2004, Designing Experiments, chapter 12.

    Examples
    --------
    >>> pre, post = [20, 22, 24, 26, 28] * 2, [16, 17, 20, 21, 24, 19, 22, 22, 25, 27]
    >>> found = group_by_time(pre, post, ["a"] * 5 + ["b"] * 5, reference="b")
    >>> round(found.difference_in_change.value, 6), found.df
    (-3.4, 8)
    """
    before, after = column(pre, "pre"), column(post, "post")
    who = labels(list(group), "group")
    kept = usable(missing, pre=before, post=after, group=who)
    base, other, member = two_groups(who[kept], reference)
    refuse_small(member, max(min_per_group, 2))
    change, mean = after[kept] - before[kept], (after[kept] + before[kept]) / 2
    if all(is_constant(change[member == k]) for k in (0.0, 1.0)):
        raise CannotCompute(
            "constant_change", "Everyone in a group changed alike; there is no spread to judge by."
        )
    found = linear_fit(change, {"group": member}).estimate("group", level)
    f = _squared(found)
    df = len(change) - 2
    between = None if is_constant(mean) else linear_fit(mean, {"group": member}).estimate("group", level)
    return GroupByTime(
        method="Mixed analysis of variance, group by time",
        n_used=len(change),
        n_eligible=len(before),
        conventions={"reference": str(base), "direction": "post - pre", "variances": "equal"},
        warnings=("few_people",) if min(member.sum(), (1 - member).sum()) < 10 else (),
        references=("Maxwell & Delaney 2004, chapter 12",),
        reference=base,
        compared=other,
        difference_in_change=found,
        f=f,
        df=df,
        p=float(found.p if found.p is not None else np.nan),
        partial_eta2=f / (f + df),
        f_between=None if between is None else _squared(between),
        p_between=None if between is None else between.p,
        change_by_group=_means(change, member, base, other),
        n_by_group={str(base): int((1 - member).sum()), str(other): int(member.sum())},
    )


def _squared(found: Estimate) -> float:
    return float(found.statistic or 0.0) ** 2


def _means(change: Floats, member: Floats, base: Any, other: Any) -> dict[str, float]:
    return {str(base): float(change[member == 0].mean()), str(other): float(change[member == 1].mean())}
