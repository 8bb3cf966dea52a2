"""How many left the clinical range, and was that more common at one site?"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, column, labels, usable
from beside_stats._result import CannotCompute, Result
from beside_stats.comparison._groups import two_groups
from beside_stats.comparison.mcnemar import McNemar, mcnemar
from beside_stats.proportions import TwoProportions, two_proportions


@dataclass(frozen=True, kw_only=True)
class RangeShift(Result):
    """``within`` tests each group by itself; ``left_clinical`` counts (left, in it at the start) by group.

    ``between`` compares those shares, ``compared`` minus ``reference``; None for one group, or when too few
    began in the clinical range.
    """

    within: Mapping[str, McNemar | None]
    left_clinical: Mapping[str, tuple[int, int]]
    reference: Hashable | None
    compared: Hashable | None
    between: TwoProportions | None


def clinical_range_shift(
    pre_clinical: ArrayLike,
    post_clinical: ArrayLike,
    group: Sequence[Any] | NDArray[Any] | None = None,
    *,
    reference: Any | None = None,
    min_per_group: int = 5,
    level: float = 0.95,
    missing: Missing = "raise",
) -> RangeShift:
    """Movement out of the clinical range within groups and between two groups.

    Parameters
    ----------
    pre_clinical, post_clinical
        1 = in the clinical range, 0 = not, per person.
    group
        Two labels, or None for a single group.
    min_per_group
        People in the clinical range at the start needed in each group for the comparison; floor 2.

    Returns
    -------
    RangeShift

    Raises
    ------
    CannotCompute
        ``"not_yes_no"``, ``"more_than_two_groups"``, ``"single_arm"``, ``"no_such_group"``.

    Notes
    -----
    Between groups only those in the clinical range at the start count: the others cannot leave it.

    References
    ----------
    Fagerland, Lydersen & Laake 2013; Newcombe 1998, Stat Med 17:873-890.

    Examples
    --------
    >>> before, after = [1] * 24 + [1] * 20 + [0] * 4, [0] * 24 + [1] * 20 + [1] * 4
    >>> found = clinical_range_shift(before, after)
    >>> found.left_clinical["all"], round(found.within["all"].exact_p, 6)
    ((24, 44), 0.00018)
    """
    before, after = column(pre_clinical, "pre_clinical"), column(post_clinical, "post_clinical")
    single = group is None
    who = np.full(len(before), "all", dtype=object) if group is None else labels(list(group), "group")
    kept = usable(missing, pre_clinical=before, post_clinical=after, group=who)
    x, y, who = before[kept], after[kept], who[kept]
    if not np.isin(np.append(x, y), (0.0, 1.0)).all():
        raise CannotCompute("not_yes_no", "The clinical range is 1 (in it) or 0 (not in it).")
    base, other = (None, None) if single else two_groups(who, reference)[:2]
    levels = ["all"] if single else [base, other]
    shift = {str(g): (x[who == g], y[who == g]) for g in levels}
    left = {g: (int(((a == 1) & (b == 0)).sum()), int((a == 1).sum())) for g, (a, b) in shift.items()}
    between = None if single else _between(left[str(other)], left[str(base)], min_per_group, level)
    return RangeShift(
        method="McNemar within groups; difference of proportions between",
        n_used=len(x),
        n_eligible=len(before),
        conventions={"between": "those in the clinical range at the start", "missing": missing},
        warnings=() if single or between else ("too_few_in_clinical_range",),
        references=("Fagerland, Lydersen & Laake 2013", "Newcombe 1998, Stat Med 17:873-890"),
        within={g: _within(a, b) for g, (a, b) in shift.items()},
        left_clinical=left,
        reference=base,
        compared=other,
        between=between,
    )


def _within(before: Floats, after: Floats) -> McNemar | None:
    left, entered = int(((before == 1) & (after == 0)).sum()), int(((before == 0) & (after == 1)).sum())
    return mcnemar(left, entered) if left + entered else None


def _between(
    other: tuple[int, int], base: tuple[int, int], min_per_group: int, level: float
) -> TwoProportions | None:
    least = max(min_per_group, 2)
    if min(other[1], base[1]) < least:
        return None
    return two_proportions(*other, *base, level=level, min_group=least)
