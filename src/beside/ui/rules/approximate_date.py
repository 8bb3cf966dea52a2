"""A date as well as it is known: the day, the month, the year, or not at all."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

PRECISIONS = ("day", "month", "year", "unknown")


@dataclass(frozen=True)
class ApproximateDate:
    """A date of stated precision.

    Parameters
    ----------
    precision : ``day``, ``month``, ``year`` or ``unknown``
    year, month, day : the parts that are known; the others are None

    Raises
    ------
    ValueError : a part is missing, is given beyond the precision, or the day does not exist
    """

    precision: str
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f"precision is one of {PRECISIONS}")
        known = {"day": 3, "month": 2, "year": 1, "unknown": 0}[self.precision]
        parts = [self.year, self.month, self.day]
        if None in parts[:known] or any(part is not None for part in parts[known:]):
            raise ValueError("the parts do not fit the precision")
        if self.year is not None:
            dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def exact(cls, day: dt.date) -> ApproximateDate:
        return cls("day", day.year, day.month, day.day)

    @classmethod
    def unknown(cls) -> ApproximateDate:
        return cls("unknown")

    @property
    def earliest(self) -> dt.date | None:
        """The first day it can have been."""
        return None if self.year is None else dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date | None:
        """The last day it can have been."""
        if self.year is None:
            return None
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])
