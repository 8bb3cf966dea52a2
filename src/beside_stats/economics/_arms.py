"""Cost and effect of two arms, checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, column, labels, usable
from beside_stats._result import CannotCompute

FEWEST_FOR_PROBABILITY = 10  # floor of the guard; 20 per arm by default


@dataclass(frozen=True)
class Arms:
    """Effect and cost as two columns (n, 2), effect turned so that higher is better."""

    treated: Floats
    reference: Floats
    n_eligible: int


def two_arms(
    effect: ArrayLike,
    cost: ArrayLike,
    arm: Sequence[Any] | NDArray[Any],
    *,
    treated: object,
    reference: object,
    missing: Missing,
    effect_higher_is_better: bool,
) -> Arms:
    """Split by arm; refuses when an arm is absent or has one person."""
    e, c, label = column(effect, "effect"), column(cost, "cost"), labels(arm, "arm")
    keep = usable(missing, effect=e, cost=c, arm=label)
    both = np.column_stack([e if effect_higher_is_better else -e, c])
    sides = []
    for name in (treated, reference):
        mine = keep & np.array([value == name for value in label], dtype=bool)
        if not mine.any():
            raise CannotCompute("one_group", f"There is no one in arm '{name}': no comparison is possible.")
        if mine.sum() < 2:
            raise CannotCompute(
                "too_few", f"Arm '{name}' has one person; a mean difference needs at least 2."
            )
        sides.append(both[mine])
    return Arms(sides[0], sides[1], e.size)
