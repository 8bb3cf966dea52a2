"""Stays: how long someone came, and whether she has left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Mask, Missing, column, usable
from beside_stats._result import CannotCompute


@dataclass(frozen=True)
class Stays:
    """Durations and endings of the people used; ``keep`` marks their rows in what was given."""

    durations: Floats
    left: Mask
    keep: Mask


def stays(durations: ArrayLike, left: ArrayLike, missing: Missing) -> Stays:
    """Check durations (0 or more) and endings (1 = left, 0 = still coming when last seen)."""
    time, ended = column(durations, "durations"), column(left, "left")
    keep = usable(missing, durations=time, left=ended)
    if not keep.all():
        time, ended = time[keep], ended[keep]
    if time.min() < 0:
        raise CannotCompute("negative_duration", "A stay is shorter than zero: check the dates.")
    happened = ended != 0
    if not np.all(ended[happened] == 1):
        raise CannotCompute("not_yes_no", "'left' must be 1 (has left) or 0 (still coming when last seen).")
    return Stays(time, happened, keep)
