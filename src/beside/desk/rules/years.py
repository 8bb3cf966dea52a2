"""A program's years: whole ones that never overlap, so that two pages cannot be subtracted from each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Year:
    """A year of the program, from its first day to its last."""

    first: dt.date
    last: dt.date

    @property
    def key(self) -> str:
        """As it stands in an address."""
        return str(self.first.year)


def year_with(day: dt.date, begins_month: int) -> Year:
    """The year in which a day lies."""
    begins = day.year if day.month >= begins_month else day.year - 1
    return _year(begins, begins_month)


def last_years(day: dt.date, begins_month: int, how_many: int) -> list[Year]:
    """This year and those before it, newest first."""
    newest = year_with(day, begins_month).first.year
    return [_year(newest - back, begins_month) for back in range(how_many)]


def _year(begins: int, month: int) -> Year:
    first = dt.date(begins, month, 1)
    return Year(first, dt.date(begins + 1, month, 1) - dt.timedelta(days=1))
