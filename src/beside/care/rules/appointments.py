"""When visits repeat, and when two are at the same time."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from beside.foundation.errors import Refusal

LONGEST_AHEAD = dt.timedelta(days=366)


class Rhythm(StrEnum):
    """How often a visit comes back."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class AppointmentRefused(Refusal):
    """A visit that cannot be booked so."""


def days_of(first: dt.date, rhythm: str, until: dt.date | None) -> list[dt.date]:
    """The days of a series, the first included. Monthly keeps the day of the month, or its last day."""
    if rhythm == Rhythm.ONCE or until is None:
        return [first]
    if until < first:
        raise AppointmentRefused("until", "The last visit lies before the first. Check both dates.")
    if until - first > LONGEST_AHEAD:
        raise AppointmentRefused("until", "Book at most a year ahead; you can go on from there later.")
    days, step = [], 0
    while (day := _nth(first, rhythm, step)) <= until:
        days.append(day)
        step += 1
    return days


def check_visit(starts_at: dt.datetime, minutes: int, *, now: dt.datetime) -> None:
    """Refuse a visit in the past or of an impossible length."""
    if starts_at < now - dt.timedelta(days=1):
        raise AppointmentRefused(
            "on", "This day is past. To write down what took place, log a contact instead."
        )
    if starts_at > now + LONGEST_AHEAD:
        raise AppointmentRefused("on", "This is more than a year ahead. Check the year.")
    if not 5 <= minutes <= 960:
        raise AppointmentRefused("minutes", "A visit lasts between 5 minutes and 16 hours.")


def clash(first: tuple[dt.datetime, int], second: tuple[dt.datetime, int]) -> bool:
    """Whether two visits (start, minutes) are at the same time; one may begin when the other ends."""
    return first[0] < second[0] + dt.timedelta(minutes=second[1]) and second[0] < first[0] + dt.timedelta(
        minutes=first[1]
    )


def _nth(first: dt.date, rhythm: str, step: int) -> dt.date:
    if rhythm != Rhythm.MONTHLY:
        return first + dt.timedelta(weeks=step * (1 if rhythm == Rhythm.WEEKLY else 2))
    month = first.month - 1 + step
    year, month = first.year + month // 12, month % 12 + 1
    last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month, min(first.day, last))
