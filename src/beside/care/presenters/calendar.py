"""Days of a week with their visits, and the neutral calendar feed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from beside.foundation.clock import now

from ..models import Appointment


@dataclass(frozen=True)
class Day:
    """One day of the book."""

    on: dt.date
    visits: tuple[tuple[Appointment, bool], ...]


def days_of(
    first: dt.date, count: int, visits: Sequence[Appointment], clashing: frozenset[UUID]
) -> list[Day]:
    """So many days from the first, each visit with whether it clashes."""
    days = [first + dt.timedelta(days=i) for i in range(count)]
    return [Day(day, tuple((v, v.pk in clashing) for v in visits if v.local_date == day)) for day in days]


def ics(visits: Sequence[Appointment]) -> bytes:
    """The feed's text. Each visit is only “Visit”, with its time."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Beside//Calendar//EN")
    calendar.add("version", "2.0")
    for visit in visits:
        event = Event()
        event.add("uid", f"{visit.pk}@calendar")
        event.add("summary", _("Visit"))
        event.add("dtstart", visit.starts_at)
        event.add("dtend", visit.starts_at + dt.timedelta(minutes=visit.minutes))
        event.add("dtstamp", now())
        calendar.add_component(event)
    return bytes(calendar.to_ical())
