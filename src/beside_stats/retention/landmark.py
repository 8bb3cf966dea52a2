"""Counting from a landmark, so that those who stayed long are not credited for having had the time."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Mask, Missing
from beside_stats._result import CannotCompute, Result
from beside_stats.retention._inputs import stays


@dataclass(frozen=True, kw_only=True)
class Landmark(Result):
    """People still coming at the landmark: ``keep`` over the rows given, durations counted from it."""

    keep: Mask
    durations: Floats
    left: Mask
    left_before: int
    censored_before: int
    landmark: float


def landmark(
    durations: ArrayLike, left: ArrayLike, *, at: float, missing: Missing = "raise", min_people: int = 5
) -> Landmark:
    """Keep those still under observation at ``at`` and restart their clock there.

    Parameters
    ----------
    durations, left
        As in ``kaplan_meier``.
    at
        The landmark (> 0), for example 90 days: what happened before it may explain what comes after.
    missing
        ``"raise"`` or ``"omit"``.
    min_people
        Fewest people needed at the landmark (floor 1).

    Returns
    -------
    Landmark

    Raises
    ------
    CannotCompute
        ``"bad_landmark"``; ``"too_few"`` when too few reach it.

    References
    ----------
    Anderson, Cain & Gelber (1983) J Clin Oncol 1:710-719.
    """
    if not at > 0:
        raise CannotCompute("bad_landmark", "The landmark must lie after the start.")
    people = stays(durations, left, missing)
    reached = people.durations > at
    if reached.sum() < max(min_people, 1):
        raise CannotCompute("too_few", f"{int(reached.sum())} people were still coming at {at:g}.")
    keep = people.keep.copy()
    keep[people.keep] = reached
    return Landmark(
        method=f"Landmark at {at:g}",
        n_used=int(reached.sum()),
        n_eligible=people.keep.size,
        conventions={"landmark": f"{at:g}", "reached": "stay longer than the landmark"},
        references=("Anderson, Cain & Gelber 1983",),
        keep=keep,
        durations=people.durations[reached] - at,
        left=people.left[reached],
        left_before=int((~reached & people.left).sum()),
        censored_before=int((~reached & ~people.left).sum()),
        landmark=at,
    )
