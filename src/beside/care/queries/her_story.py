"""Her story and her safety, for those cleared for each item's label: newest first, nothing counted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible
from beside.foundation.labels import Label
from beside.foundation.together import Asking, in_step, question, rows
from beside.people.models import Client, Pregnancy, SeparationEpisode
from beside.people.queries import clearance

from ..models import AroundReturn, Contact, HardDate, LivedThrough, ReturnToUse, SafetyTalk
from ..rules.her_story import Around, next_time

NEAR = dt.timedelta(days=60)


@dataclass(frozen=True)
class Nearby:
    """Something of her timeline that lies near a return to use, and may be joined to it."""

    what: Around
    of_id: UUID
    on: dt.date
    words: str = ""

    @property
    def key(self) -> str:
        return f"{self.what}:{self.of_id}"


@question
def safety_talks(actor: Actor, client: Client) -> Asking[list[SafetyTalk]]:
    """All talks about safety, newest first."""
    told = SafetyTalk.objects.filter(subject_id=client.pk).order_by("-on", "-created_at")
    return (yield from _cleared(actor, client.pk, told))


@question
def hard_dates(actor: Actor, client: Client) -> Asking[list[HardDate]]:
    """The hard dates that still count, in the order of the year."""
    told = HardDate.objects.filter(subject_id=client.pk, ended_on__isnull=True)
    found: list[HardDate] = yield from _cleared(actor, client.pk, told)
    return sorted(found, key=lambda row: (row.day.month, row.day.day))


def hard_date_of(actor: Actor, client: Client, pk: UUID) -> HardDate:
    """One of her hard dates."""
    found = next((row for row in hard_dates(actor, client) if row.pk == pk), None)
    if found is None:
        raise NotVisible
    return found


def hard_dates_without_a_line(actor: Actor, day: dt.date) -> list[HardDate]:
    """Hard dates around which she asked for a kind word and for whose next time no line stands ready."""
    wanted = HardDate.objects.exclude(message="").filter(ended_on__isnull=True)
    wanted = wanted.filter(subject__in=Client.objects.visible_to(actor)).select_related("subject")
    ready = wanted.filter(follow_ups__due_on__gte=day - dt.timedelta(days=1)).values_list("pk", flat=True)
    unready = wanted.exclude(pk__in=list(ready))
    return [row for row in unready if next_time(row.day, yearly=row.yearly, after=day)]


@question
def lived_through(actor: Actor, client: Client) -> Asking[dict[tuple[str, str], list[LivedThrough]]]:
    """What she has lived through by (time, item), the row that holds first and earlier ones after it."""
    told = LivedThrough.objects.filter(subject_id=client.pk).order_by("-created_at")
    found: dict[tuple[str, str], list[LivedThrough]] = defaultdict(list)
    for row in (yield from _cleared(actor, client.pk, told)):
        found[row.time, row.item].append(row)
    return dict(found)


@question
def returns_of(actor: Actor, client: Client) -> Asking[list[ReturnToUse]]:
    """What was told of returns to use, newest first; none for whoever is not cleared for substance use."""
    told = ReturnToUse.objects.filter(subject_id=client.pk).order_by("-on", "-created_at")
    return (yield from _cleared(actor, client.pk, told))


def return_of(actor: Actor, client: Client, pk: UUID) -> ReturnToUse:
    """One of them."""
    found = next((row for row in returns_of(actor, client) if row.pk == pk), None)
    if found is None:
        raise NotVisible
    return found


@question
def around_of(actor: Actor, entry: ReturnToUse) -> Asking[list[AroundReturn]]:
    """What was joined to it, in time; what has no day comes last."""
    told = AroundReturn.objects.filter(entry=entry, removed_at__isnull=True).order_by("created_at")
    found: list[AroundReturn] = yield from _cleared(actor, entry.subject_id, told)
    return sorted(found, key=lambda row: (row.on is None, row.on or entry.on))


@question
def nearby(actor: Actor, client: Client, entry: ReturnToUse) -> Asking[list[Nearby]]:
    """Contacts, hard dates, times apart and losses within 60 days of it, in time, as far as the asker may know."""
    since, until = entry.on - NEAR, entry.on + NEAR
    met = Contact.objects.filter(
        participations__client=client, removed_at__isnull=True, local_date__range=(since, until)
    )
    dyads = Client.objects.visible_to(actor).filter(caregiver_id=client.pk)
    episodes = SeparationEpisode.objects.filter(subject__in=dyads, from_date__range=(since, until))
    contacts, apart, dates, losses = yield from in_step(
        rows(met.distinct()), rows(episodes), hard_dates.asked(actor, client), _losses(actor, client)
    )
    found = [Nearby(Around.CONTACT, row.pk, row.local_date, row.kind) for row in contacts]
    found += [Nearby(Around.APART, row.pk, row.from_date) for row in apart]
    found += [Nearby(Around.LOSS, row.pk, row.ended_on) for row in losses]
    for hard in dates:
        comes = next_time(hard.day, yearly=hard.yearly, after=since)
        if comes:
            found.append(Nearby(Around.HARD_DATE, hard.pk, comes, hard.words))
    return sorted((one for one in found if since <= one.on <= until), key=lambda one: one.on)


def _losses(actor: Actor, client: Client) -> Asking[list[Pregnancy]]:
    """Pregnancies that ended in a loss on a known day, for those cleared for health."""
    lost = Pregnancy.objects.filter(subject_id=client.pk, outcome="loss", ended_on__isnull=False)
    found, labels = yield from in_step(rows(lost), clearance.asked(actor, {client.pk}))
    return list(found) if Label.HEALTH in labels[client.pk] else []


def _cleared(actor: Actor, client_id: UUID, items: QuerySet[Any]) -> Asking[list[Any]]:
    """Those of her items whose label the actor is cleared for, in one statement with the labels."""
    found, labels = yield from in_step(rows(items), clearance.asked(actor, {client_id}))
    return [item for item in found if item.label in labels[client_id]]


def next_days(actor: Actor, client: Client) -> list[tuple[HardDate, dt.date | None]]:
    """Each hard date with the day it comes next."""
    return [(row, next_time(row.day, yearly=row.yearly, after=today())) for row in hard_dates(actor, client)]
