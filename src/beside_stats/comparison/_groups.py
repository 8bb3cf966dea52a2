"""Two groups by label, the reference named or found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats, Mask
from beside_stats._result import CannotCompute


def two_groups(group: NDArray[Any], reference: Any | None) -> tuple[Any, Any, Floats]:
    """Reference label, other label, and 1.0 for the other group in each row.

    Raises
    ------
    CannotCompute
        ``"single_arm"``, ``"more_than_two_groups"``, ``"no_such_group"``.
    """
    found = sorted(set(group.tolist()), key=str)
    if len(found) < 2:
        raise CannotCompute("single_arm", "Only one group has data, so there is nothing to compare it with.")
    if len(found) > 2:
        raise CannotCompute("more_than_two_groups", f"{len(found)} groups were given; compare two at a time.")
    if reference is None:
        reference = found[0]
    if reference not in found:
        raise CannotCompute("no_such_group", f"No row belongs to the reference group '{reference}'.")
    other = found[1] if found[0] == reference else found[0]
    return reference, other, (group == other).astype(float)


def refuse_small(member: Floats, least: int) -> None:
    """Both groups need ``least`` people."""
    fewest = int(min(member.sum(), (1 - member).sum()))
    if fewest < least:
        raise CannotCompute(
            "too_few_per_group", f"{fewest} people in the smaller group; at least {least} are needed."
        )


def counts(group: NDArray[Any], levels: Sequence[Any], kept: Mask) -> dict[str, int]:
    """People kept, by group."""
    return {str(level): int(np.sum(group[kept] == level)) for level in levels}
