"""Visits with each family in a month: what took place, and what is planned. Nothing that did not happen is counted."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from beside.accounts.models import Membership, User
from beside.accounts.queries import programs_for
from beside.foundation.actor import Actor
from beside.foundation.clock import month_key, today
from beside.foundation.errors import NotVisible
from beside.people.models import Assignment, Client
from beside.people.queries import mothers_walked_with

from ..models import Appointment, Participation, PlanSetting
from ..rules.words import BY_WIRE, Outcome

Pairs = Mapping[UUID, frozenset[UUID]]


@dataclass(frozen=True)
class FamilyMonth:
    """One family's month so far: visits in person, calls and messages, and the next visit that is planned."""

    mother: Client
    visits: int
    calls: int
    next_on: dt.date | None


@dataclass(frozen=True)
class Pace:
    """The families of one worker by name, and the visits a month her program hopes for."""

    families: tuple[FamilyMonth, ...]
    hoped: tuple[PlanSetting, ...]


def my_pace(actor: Actor) -> Pace:
    """Her own families this month."""
    return _pace(actor, mothers_walked_with(actor), actor.id)


def pace_of(actor: Actor, worker: UUID) -> tuple[User, Pace]:
    """A colleague's families this month, for her supervisor."""
    programs = programs_for(actor, "notes.countersign")
    here = Membership.objects.filter(program__in=programs, user_id=worker).live(today())
    found = User.objects.staff().active().filter(pk=worker, pk__in=here.values("user_id")).first()
    if found is None:
        raise NotVisible
    return found, _pace(actor, mothers_walked_with(actor, worker), worker)


def visits_with(
    actor: Actor, mothers: Collection[UUID], first: dt.date, last: dt.date
) -> tuple[Counter[UUID], Counter[UUID]]:
    """How often each family was met in person, and how often by telephone or message, between two days.

    A contact counts once for a family, whoever of mother, child and the two together took part.
    """
    return _visits(_family_of(actor, mothers), first, last)


def _visits(family: Pairs, first: dt.date, last: dt.date) -> tuple[Counter[UUID], Counter[UUID]]:
    took_part = Participation.objects.filter(
        client__in=list(family),
        local_date__range=(first, last),
        contact__yyyymm__range=(month_key(first), month_key(last)),
        contact__outcome=Outcome.TOOK_PLACE,
        contact__removed_at__isnull=True,
    ).values_list("client_id", "contact_id", "contact__kind")
    met = {
        (mother, contact, kind in BY_WIRE) for client, contact, kind in took_part for mother in family[client]
    }
    visits = Counter(mother for mother, _contact, by_wire in met if not by_wire)
    return visits, Counter(mother for mother, _contact, by_wire in met if by_wire)


def _pace(actor: Actor, mothers: list[Client], worker: UUID) -> Pace:
    day = today()
    ids = [mother.pk for mother in mothers]
    family = _family_of(actor, ids)
    visits, calls = _visits(family, day.replace(day=1), day)
    planned = _next_visits(family, day)
    families = [FamilyMonth(one, visits[one.pk], calls[one.pk], planned.get(one.pk)) for one in mothers]
    settings = PlanSetting.objects.filter(
        visits_month__isnull=False,
        program__in=Assignment.objects.current(day).filter(user_id=worker).values("program_id"),
    )
    return Pace(
        tuple(sorted(families, key=lambda one: one.mother.display_name.casefold())),
        tuple(settings.select_related("program").order_by("program__name")),
    )


def _next_visits(family: Pairs, day: dt.date) -> dict[UUID, dt.date]:
    rows = Appointment.objects.filter(
        clients__in=list(family), local_date__gte=day, cancelled_at__isnull=True
    ).values_list("clients", "local_date", "pk")
    days: dict[UUID, list[dt.date]] = defaultdict(list)
    for client, on, _pk in rows:
        for mother in family.get(client, ()):
            days[mother].append(on)
    return {mother: min(on) for mother, on in days.items()}


def _family_of(actor: Actor, mothers: Collection[UUID]) -> Pairs:
    """Which of these mothers each client belongs to: herself, her children, the two together."""
    found: dict[UUID, set[UUID]] = {pk: {pk} for pk in mothers}
    pairs: Any = Client.objects.findable_by(actor).filter(caregiver_id__in=list(mothers))
    for dyad, caregiver, child in pairs.values_list("pk", "caregiver_id", "child_id"):
        for client in (dyad, child):
            found.setdefault(client, set()).add(caregiver)
    return {client: frozenset(hers) for client, hers in found.items()}
