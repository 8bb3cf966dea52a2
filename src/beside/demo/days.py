"""Working days and the hours of a working day, in the time of the place."""

from __future__ import annotations

import datetime as dt
import random

from django.utils import timezone

SATURDAY = 5


def working(day: dt.date) -> dt.date:
    """This day, or the next Monday when it falls on a weekend."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= SATURDAY else day


def working_before(day: dt.date) -> dt.date:
    """The last working day before this one."""
    earlier = day - dt.timedelta(days=1)
    return earlier - dt.timedelta(days=max(0, earlier.weekday() - SATURDAY + 1))


def moment(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """A time of day, where we are."""
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=timezone.get_default_timezone())


def daytime(day: dt.date, chance: random.Random) -> dt.datetime:
    """Some time of a working day, between nine and four."""
    return moment(working(day), chance.randint(9, 15), chance.choice((0, 5, 10, 15, 20, 30, 40, 45, 50)))
