"""Stays that can end in several ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Mask, Missing, column, labels, usable
from beside_stats._result import CannotCompute


@dataclass(frozen=True)
class Endings:
    """Durations and ways of ending of the people used; ``ended`` is False for those still here."""

    durations: Floats
    ending: NDArray[np.object_]
    ended: Mask
    keep: Mask

    def by(self, cause: object) -> Mask:
        """Who ended in this way."""
        return np.array([value == cause for value in self.ending], dtype=bool)


def endings_of(
    durations: ArrayLike,
    endings: Sequence[Any] | NDArray[Any],
    still_here: object,
    missing: Missing,
    **also: NDArray[Any],
) -> Endings:
    """Check durations and ways of ending; ``also`` are other columns that must be present."""
    time, way = column(durations, "durations"), labels(endings, "endings")
    keep = usable(missing, durations=time, endings=way, **also)
    time, way = time[keep], way[keep]
    if time.min() < 0:
        raise CannotCompute("negative_duration", "A stay is shorter than zero: check the dates.")
    ended = np.array([value != still_here for value in way], dtype=bool)
    return Endings(time, way, ended, keep)


def check_cause(people: Endings, cause: object, still_here: object) -> Mask:
    """Who ended by ``cause``; refuses when it is the label of those still here, or nobody did."""
    if cause == still_here:
        raise CannotCompute("not_an_ending", f"'{cause}' marks those still here, not a way of ending.")
    mine = people.by(cause)
    if not mine.any():
        raise CannotCompute("no_events", f"No one's stay has ended as '{cause}'.")
    return mine
