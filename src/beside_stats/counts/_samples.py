"""Values split by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, column, labels, usable
from beside_stats._result import CannotCompute


@dataclass(frozen=True)
class Samples:
    """One array per group, in the order of ``names``."""

    names: tuple[object, ...]
    values: tuple[Floats, ...]
    n_eligible: int

    @property
    def n(self) -> int:
        """People in all groups."""
        return sum(v.size for v in self.values)


def samples(
    values: ArrayLike,
    groups: Sequence[Any] | NDArray[Any],
    order: Sequence[object] | None,
    missing: Missing,
    least: int,
) -> Samples:
    """Split; refuses fewer than two groups or groups under ``least``."""
    y, label = column(values, "values"), labels(groups, "groups")
    keep = usable(missing, values=y, groups=label)
    y, label = y[keep], label[keep]
    present = dict.fromkeys(label.tolist())
    names = [name for name in order if name in present] if order is not None else sorted(present, key=str)
    if len(names) < 2:
        raise CannotCompute("one_group", "There are not two groups to compare.")
    split = tuple(y[np.array([value == name for value in label], dtype=bool)] for name in names)
    if min(part.size for part in split) < least:
        raise CannotCompute("too_few", f"Each group needs {least} people.")
    return Samples(tuple(names), split, keep.size)
