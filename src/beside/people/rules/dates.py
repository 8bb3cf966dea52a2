"""Dates as people know them: exact, about, or not at all; and which of them cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from beside.people.rules.refusals import Because, PeopleRefusal

OLDEST_YEARS = 120
YOUNGEST_MOTHER_YEARS = 10


class Precision(StrEnum):
    """How well a date is known."""

    EXACT = "exact"
    MONTH = "month"
    YEAR = "year"
    ABOUT = "about"
    UNKNOWN = "unknown"


#: Days a date of this precision may lie off its stored day.
SLACK_DAYS: dict[str, int] = {
    Precision.EXACT: 0,
    Precision.MONTH: 31,
    Precision.YEAR: 366,
    Precision.ABOUT: 3 * 366,
}


@dataclass(frozen=True)
class KnownDate:
    """A day and how well it is known; the stored day is the first day of its month or year."""

    day: date | None = None
    precision: Precision = Precision.UNKNOWN

    @property
    def is_known(self) -> bool:
        """True when anything is known of the date."""
        return self.day is not None and self.precision is not Precision.UNKNOWN


def check_birth_date(birth: KnownDate, today: date, field: str = "birth_date") -> None:
    """Refuse a birth date in the future, or one more than 120 years ago."""
    if birth.precision is Precision.UNKNOWN:
        return
    if birth.day is None:
        raise PeopleRefusal(Because.BIRTH_DATE_INCOMPLETE, field)
    if birth.day > today:
        raise PeopleRefusal(Because.DATE_IN_FUTURE, field)
    if birth.day.year < today.year - OLDEST_YEARS:
        raise PeopleRefusal(Because.DATE_TOO_LONG_AGO, field)


def check_past_day(day: date, today: date, field: str = "on") -> None:
    """Refuse a day that is still to come, or one more than 120 years ago."""
    if day > today:
        raise PeopleRefusal(Because.DATE_IN_FUTURE, field)
    if day.year < today.year - OLDEST_YEARS:
        raise PeopleRefusal(Because.DATE_TOO_LONG_AGO, field)


def check_order(start: date, end: date | None, field: str = "to") -> None:
    """Refuse an end that lies before its start."""
    if end is not None and end < start:
        raise PeopleRefusal(Because.END_BEFORE_START, field)


def check_mother_and_child(mother: KnownDate, child: KnownDate, field: str = "birth_date") -> None:
    """Refuse a child older than the mother, or born before she was ten; slack for dates known roughly."""
    if not (mother.is_known and child.is_known):
        return
    assert mother.day is not None and child.day is not None
    slack = timedelta(days=SLACK_DAYS[mother.precision] + SLACK_DAYS[child.precision])
    if child.day + slack <= mother.day:
        raise PeopleRefusal(Because.CHILD_OLDER_THAN_MOTHER, field)
    if whole_years(mother.day, child.day + slack) < YOUNGEST_MOTHER_YEARS:
        raise PeopleRefusal(Because.MOTHER_TOO_YOUNG, field)


def whole_years(birth: date, on: date) -> int:
    """Completed years from birth to a day."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def whole_months(birth: date, on: date) -> int:
    """Completed months from birth to a day."""
    return (on.year - birth.year) * 12 + on.month - birth.month - (on.day < birth.day)
