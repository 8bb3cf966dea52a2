"""Numbers so small that they point at somebody are never shown, and cannot be worked out from the rest (N21)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median


@dataclass(frozen=True)
class Shown:
    """Counts that may be shown, most first; ``together`` is what the small ones come to, side by side."""

    lines: tuple[tuple[str, int], ...]
    together: int = 0
    left_out: bool = False


class Part(StrEnum):
    """How a part of a whole may be said."""

    NOT_SHOWN = "not_shown"
    FEW = "few"
    NEARLY_ALL = "nearly_all"
    PLAIN = "plain"


def adding_up(counts: Mapping[str, int], least: int) -> Shown:
    """Counts whose total may stand beside them.

    Notes
    -----
    Each line has at least ``least``. Those with fewer are put together, with the next smallest when they are too
    few even so; what was put together is only told as one number, so that no total gives a small one away.
    """
    found = _most_first(counts)
    if sum(n for _key, n in found) < least:
        return Shown((), left_out=bool(found))
    alone = [one for one in found if one[1] >= least]
    few = sum(n for _key, n in found if n < least)
    while 0 < few < least:
        few += alone.pop()[1]
    return Shown(tuple(alone), together=few)


def side_by_side(counts: Mapping[str, int], least: int) -> Shown:
    """Counts that overlap and have no total: those with fewer than ``least`` are left out."""
    found = _most_first(counts)
    lines = tuple(one for one in found if one[1] >= least)
    return Shown(lines, left_out=len(lines) < len(found))


def part_of(count: int, whole: int, least: int) -> Part:
    """How a part may be said: neither it nor the rest may be small and yet be told."""
    if whole < least:
        return Part.NOT_SHOWN
    if 0 < count < least:
        return Part.FEW
    return Part.NEARLY_ALL if 0 < whole - count < least else Part.PLAIN


def middle(values: Sequence[int], least: int) -> float | None:
    """The middle of so many values, or nothing when there are too few of them."""
    return float(median(values)) if len(values) >= least else None


def _most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(((key, n) for key, n in counts.items() if n > 0), key=lambda one: -one[1])
