"""A worker's day and week, clashes, and the private feed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from beside.accounts.models import User
from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible
from beside.foundation.together import Asking, question
from beside.people.models import Client

from ..models import Appointment, CalendarFeed
from ..rules.appointments import clash


@question
def visits_between(actor: Actor, first: dt.date, last: dt.date) -> Asking[list[Appointment]]:
    """Her own visits from one day to another, both included, in order."""
    rows = Appointment.objects.filter(
        worker_id=actor.id, local_date__gte=first, local_date__lte=last, cancelled_at__isnull=True
    )
    return (yield from with_clients(actor, rows.order_by("starts_at")))


def with_clients(actor: Actor, visits: QuerySet[Appointment]) -> Asking[list[Appointment]]:
    """Visits, each with those of its clients whose record she may open, mother first."""
    invited = Client.objects.visible_to(actor).with_people().order_by("-kind", "created_at")
    invited = invited.filter(invitations__appointment__in=visits.order_by().values("pk"))
    found, clients = yield visits, invited.annotate(of_visit=F("invitations__appointment_id"))
    for visit in found:
        mine = [client for client in clients if client.of_visit == visit.pk]
        visit.__dict__["_prefetched_objects_cache"] = {"clients": mine}
    return list(found)


def clashing(actor: Actor, visits: Iterable[Appointment]) -> frozenset[UUID]:
    """Those of her visits that are at the same time as another of them."""
    rows = list(visits)
    found: set[UUID] = set()
    for i, one in enumerate(rows):
        for other in rows[i + 1 :]:
            if clash((one.starts_at, one.minutes), (other.starts_at, other.minutes)):
                found |= {one.pk, other.pk}
    return frozenset(found)


def clashes_with(actor: Actor, starts_at: dt.datetime, minutes: int, worker_id: UUID) -> list[Appointment]:
    """Visits of this worker at the same time: shown before booking, never a refusal."""
    day = starts_at.date()
    rows = Appointment.objects.filter(
        worker_id=worker_id,
        cancelled_at__isnull=True,
        local_date__gte=day - dt.timedelta(days=1),
        local_date__lte=day + dt.timedelta(days=1),
    )
    return [a for a in rows if clash((starts_at, minutes), (a.starts_at, a.minutes))]


def visit(actor: Actor, pk: UUID) -> Appointment:
    """One visit of somebody whose record she may open."""
    people = Client.objects.visible_to(actor).with_people()
    rows = Appointment.objects.filter(pk=pk, clients__in=Client.objects.visible_to(actor)).distinct()
    found = (
        rows.select_related("program", "series")
        .prefetch_related(Prefetch("clients", queryset=people))
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def feed_worker(actor: Actor | None, token: str) -> UUID:
    """Whose calendar a private address shows; an ended one, or a colleague's who left, is not there."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    found = CalendarFeed.objects.filter(digest=digest, ended_at__isnull=True).first()
    if found is None or not User.objects.filter(pk=found.worker_id, disabled_at__isnull=True).exists():
        raise NotVisible
    return found.worker_id


def feed_visits(actor: Actor | None, worker_id: UUID, first: dt.date) -> list[Appointment]:
    """The visits of a feed: times only are used, so no client is fetched."""
    rows = Appointment.objects.filter(worker_id=worker_id, local_date__gte=first, cancelled_at__isnull=True)
    return list(rows.order_by("starts_at")[:500])


def has_feed(actor: Actor) -> bool:
    """Whether she has a private calendar address now."""
    return CalendarFeed.objects.filter(worker_id=actor.id, ended_at__isnull=True).exists()
