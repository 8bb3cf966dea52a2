"""Booking, moving and cancelling visits. Nothing is erased: a change is an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import Appointment, AppointmentChange, Invited, VisitSeries
from ..rules.appointments import Rhythm, check_visit, days_of


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A visit to book. ``zone`` is the site's time zone; ``worker`` (id, name) keeps it."""

    on: dt.date
    at: dt.time
    minutes: int
    kind: str
    place: str
    clients: Sequence[Client]
    worker: tuple[str, str]
    about: str = ""
    rhythm: str = Rhythm.ONCE
    until: dt.date | None = None
    zone: str | None = None


@action
def book(program: Program, visit: Visit, *, by: Actor) -> list[Appointment]:
    """Book one visit or a series; returns them in order."""
    if not by.can("appointments.write", program.pk):
        raise NotAllowed
    seen = Client.objects.visible_to(by).filter(pk__in=[c.pk for c in visit.clients]).count()
    if not visit.clients or seen != len({c.pk for c in visit.clients}):
        raise NotVisible
    days = days_of(visit.on, visit.rhythm, visit.until)
    check_visit(_moment(days[0], visit), visit.minutes, now=now())
    series = None
    if len(days) > 1:
        series = VisitSeries(rhythm=visit.rhythm, until=days[-1])
        series.save(force_insert=True)
    booked = Appointment.objects.bulk_create(_appointment(program, visit, day, series) for day in days)
    Invited.objects.bulk_create(Invited(appointment=a, client=c) for a in booked for c in visit.clients)
    for appointment in booked:
        record_change(by, "care.visit_booked", appointment, client=visit.clients[0])
    return booked


@action
def move(appointment: Appointment, *, on: dt.date, at: dt.time, because: str = "", by: Actor) -> Appointment:
    """Move a visit to another time; the old time stays as an entry."""
    _may(by, appointment)
    zone = timezone.get_default_timezone()
    starts_at = dt.datetime.combine(on, at, tzinfo=zone)
    check_visit(starts_at, appointment.minutes, now=now())
    _entry(appointment, "moved", because, by)
    appointment.starts_at, appointment.local_date = starts_at, on
    appointment.save(update_fields=["starts_at", "local_date"])
    record_change(by, "care.visit_moved", appointment, fields=["starts_at"], client=_first(appointment))
    return appointment


@action
def cancel(appointment: Appointment, *, because: str = "", by: Actor) -> Appointment:
    """Cancel a visit. Nothing else changes for anybody (N02)."""
    _may(by, appointment)
    _entry(appointment, "cancelled", because, by)
    appointment.cancelled_at = now()
    appointment.save(update_fields=["cancelled_at"])
    record_change(
        by, "care.visit_cancelled", appointment, fields=["cancelled_at"], client=_first(appointment)
    )
    return appointment


@action
def restore_visit(appointment: Appointment, *, by: Actor) -> Appointment:
    """Undo a cancelling."""
    _may(by, appointment)
    _entry(appointment, "restored", "", by)
    appointment.cancelled_at = None
    appointment.save(update_fields=["cancelled_at"])
    record_change(by, "care.visit_restored", appointment, fields=["cancelled_at"], client=_first(appointment))
    return appointment


def _may(by: Actor, appointment: Appointment) -> None:
    if not by.can("appointments.write", appointment.program_id):
        raise NotAllowed


def _moment(day: dt.date, visit: Visit) -> dt.datetime:
    zone = ZoneInfo(visit.zone) if visit.zone else timezone.get_default_timezone()
    return dt.datetime.combine(day, visit.at, tzinfo=zone)


def _appointment(program: Program, visit: Visit, day: dt.date, series: VisitSeries | None) -> Appointment:
    return Appointment(
        program=program,
        series=series,
        worker_id=visit.worker[0],
        worker_name=visit.worker[1],
        starts_at=_moment(day, visit),
        local_date=day,
        minutes=visit.minutes,
        kind=visit.kind,
        place=visit.place,
        about=visit.about.strip() or None,
    )


def _entry(appointment: Appointment, what: str, because: str, by: Actor) -> None:
    AppointmentChange(
        appointment=appointment,
        what=what,
        was_at=appointment.starts_at,
        because=because,
        author_id=by.id,
        author_name=by.name,
    ).save(force_insert=True)


def _first(appointment: Appointment) -> Client | None:
    return appointment.clients.first()
