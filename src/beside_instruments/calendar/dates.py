"""Calendar months and days, as parents and screening forms count them."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final, NamedTuple

SHORTEST: Final = 28
"""Every month has this many days."""


class Age(NamedTuple):
    """Completed months and the days since."""

    months: int
    days: int


def add_months(day: date, months: int) -> date:
    """Return the day some months later; the last day of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if day.day <= SHORTEST:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def age_on(birth: date, on: date) -> Age:
    """Return the age on a day in completed calendar months and days.

    Parameters
    ----------
    birth
        Day of birth, corrected or not.
    on
        The day; before the birth the age is 0.

    Returns
    -------
    Age

    Notes
    -----
    A month is complete only when the day of birth is reached: born on the 31st, a child is not one
    month old on 28 February.
    """
    if on <= birth:
        return Age(0, 0)
    months = (on.year - birth.year) * 12 + on.month - birth.month - (on.day < birth.day)
    return Age(months, (on - add_months(birth, months)).days)
