"""Her story and her safety, for those cleared for each item's label: newest first, nothing counted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible
from beside.foundation.together import Asking, in_step, question
from beside.foundation.together import rows as asked_rows
from beside.people.models import Client, SeparationEpisode
from beside.people.queries import clearance, cleared_items, cleared_labels, pregnancies_of

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


def safety_talks(actor: Actor, client: Client) -> list[SafetyTalk]:
    """All talks about safety, newest first."""
    rows = SafetyTalk.objects.filter(subject_id=client.pk).order_by("-on", "-created_at")
    return cleared_items(actor, rows)


def hard_dates(actor: Actor, client: Client) -> list[HardDate]:
    """The hard dates that still count, in the order of the year."""
    rows = HardDate.objects.filter(subject_id=client.pk, ended_on__isnull=True)
    return sorted(cleared_items(actor, rows), key=lambda row: (row.day.month, row.day.day))


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
    rows = wanted.exclude(pk__in=list(ready))
    return [row for row in rows if next_time(row.day, yearly=row.yearly, after=day)]


def lived_through(actor: Actor, client: Client) -> dict[tuple[str, str], list[LivedThrough]]:
    """What she has lived through by (time, item), the row that holds first and earlier ones after it."""
    rows = LivedThrough.objects.filter(subject_id=client.pk).order_by("-created_at")
    found: dict[tuple[str, str], list[LivedThrough]] = defaultdict(list)
    for row in cleared_items(actor, rows):
        found[row.time, row.item].append(row)
    return dict(found)


@question
def returns_of(actor: Actor, client: Client) -> Asking[list[ReturnToUse]]:
    """What was told of returns to use, newest first; none for whoever is not cleared for substance use."""
    rows = ReturnToUse.objects.filter(subject_id=client.pk).order_by("-on", "-created_at")
    allowed, found = yield from in_step(clearance.asked(actor, {client.pk}), asked_rows(rows))
    return [row for row in found if row.label in allowed[row.subject_id]]


def return_of(actor: Actor, client: Client, pk: UUID) -> ReturnToUse:
    """One of them."""
    found = next((row for row in returns_of(actor, client) if row.pk == pk), None)
    if found is None:
        raise NotVisible
    return found


def around_of(actor: Actor, entry: ReturnToUse) -> list[AroundReturn]:
    """What was joined to it, in time; what has no day comes last."""
    rows = AroundReturn.objects.filter(entry=entry, removed_at__isnull=True).order_by("created_at")
    return sorted(cleared_items(actor, rows), key=lambda row: (row.on is None, row.on or entry.on))


def nearby(actor: Actor, client: Client, entry: ReturnToUse) -> list[Nearby]:
    """Contacts, hard dates, times apart and losses within 60 days of it, in time, as far as the asker may know."""
    since, until = entry.on - NEAR, entry.on + NEAR
    rows = Contact.objects.filter(
        participations__client=client, removed_at__isnull=True, local_date__range=(since, until)
    )
    found = [Nearby(Around.CONTACT, row.pk, row.local_date, row.kind) for row in rows.distinct()]
    for hard in hard_dates(actor, client):
        comes = next_time(hard.day, yearly=hard.yearly, after=since)
        if comes and comes <= until:
            found.append(Nearby(Around.HARD_DATE, hard.pk, comes, hard.words))
    found += _apart(actor, client, since, until)
    if "health" in cleared_labels(actor, client):
        found += [
            Nearby(Around.LOSS, row.pk, row.ended_on)
            for row in pregnancies_of(actor, client)
            if row.outcome == "loss" and row.ended_on and since <= row.ended_on <= until
        ]
    return sorted(found, key=lambda one: one.on)


def _apart(actor: Actor, client: Client, since: dt.date, until: dt.date) -> list[Nearby]:
    dyads = Client.objects.visible_to(actor).filter(caregiver_id=client.pk)
    rows = SeparationEpisode.objects.filter(subject__in=dyads, from_date__range=(since, until))
    return [Nearby(Around.APART, row.pk, row.from_date) for row in rows]


def next_days(actor: Actor, client: Client) -> list[tuple[HardDate, dt.date | None]]:
    """Each hard date with the day it comes next."""
    return [(row, next_time(row.day, yearly=row.yearly, after=today())) for row in hard_dates(actor, client)]
