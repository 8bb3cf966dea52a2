"""What a line chart is told, before it is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Point:
    """One thing measured on one day. ``note`` is shown in the table."""

    day: dt.date
    value: float
    note: str = ""


@dataclass(frozen=True)
class Series:
    """One line: its words and its points, in any order."""

    label: Any
    points: Sequence[Point]

    @property
    def in_time(self) -> list[Point]:
        return sorted(self.points, key=lambda point: point.day)


@dataclass(frozen=True)
class Band:
    """A stretch of values drawn behind the lines, and what it means."""

    low: float
    high: float
    label: Any


@dataclass(frozen=True)
class Event:
    """Something that happened on a day, marked by a thin line."""

    day: dt.date
    label: Any


@dataclass(frozen=True)
class LineChart:
    """A chart over time.

    Parameters
    ----------
    title : what is shown, in words
    series : one to three lines; points are drawn only where something was measured
    low, high : ends of the value axis; by default the range of the data and the band, with a little air
    direction : which way is which, in words ("a higher number means more distress")
    unit : the words for the value column of the table
    band, events : optional
    """

    title: Any
    series: Sequence[Series]
    low: float | None = None
    high: float | None = None
    direction: Any = ""
    unit: Any = ""
    band: Band | None = None
    events: Sequence[Event] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= 3:
            raise ValueError("a chart shows one to three lines")

    @property
    def is_empty(self) -> bool:
        return not any(one.points for one in self.series)
