"""People split by group, with a refusal when there is nothing to compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Mask, Missing, column, labels, usable
from beside_stats._result import CannotCompute
from beside_stats.retention._inputs import stays

Side = tuple[Floats, Mask]


def grouped(
    durations: ArrayLike, left: ArrayLike, groups: Sequence[Any] | NDArray[Any], missing: Missing
) -> tuple[Floats, Mask, NDArray[np.object_], int]:
    """Durations, endings and group labels of the people with all three, and how many were given."""
    time, ended, label = column(durations, "durations"), column(left, "left"), labels(groups, "groups")
    keep = usable(missing, durations=time, left=ended, groups=label)
    people = stays(time[keep], ended[keep], "raise")
    return people.durations, people.left, label[keep], keep.size


def two_groups(
    durations: ArrayLike,
    left: ArrayLike,
    groups: Sequence[Any] | NDArray[Any],
    *,
    treated: object,
    reference: object,
    missing: Missing,
    at_least: int,
) -> tuple[Side, Side, int]:
    """The two named groups; refuses when one is absent or too small."""
    time, ended, label, eligible = grouped(durations, left, groups, missing)
    sides: list[Side] = []
    for name in (treated, reference):
        mine = np.array([value == name for value in label], dtype=bool)
        if not mine.any():
            raise CannotCompute("one_group", f"There is no one in group '{name}': no comparison is possible.")
        if mine.sum() < at_least:
            raise CannotCompute(
                "too_few", f"Group '{name}' has {int(mine.sum())} people; {at_least} are needed."
            )
        sides.append((time[mine], ended[mine]))
    return sides[0], sides[1], eligible


def levels(label: NDArray[np.object_], order: Sequence[object] | None = None) -> list[object]:
    """Distinct labels, in the order asked for or sorted."""
    found = set(label.tolist())
    if order is not None:
        return [name for name in order if name in found]
    try:
        return sorted(found)
    except TypeError:
        return sorted(found, key=str)
