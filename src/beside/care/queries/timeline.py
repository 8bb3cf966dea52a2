"""What took place with one client, or with all three, newest first, page by page.

Notes
-----
A passage is shown only when its own subject is among the clients asked for and the asker is cleared for its
label there: on a child's page nothing about the mother appears by the way (N19 of the trust criteria).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from beside.foundation.actor import Actor
from beside.foundation.index import fold
from beside.foundation.together import Asking, in_step, question
from beside.foundation.together import rows as _rows
from beside.people.models import Client
from beside.people.queries import clearance

from ..models import Contact, ContactService, MaterialHelp, Participation, Passage
from .reading import may_read

PAGE = 25


@dataclass(frozen=True, kw_only=True)
class TimelineContact:
    """One contact with the passages the asker may read, and who took part."""

    contact: Contact
    participants: tuple[tuple[UUID, int], ...] = ()
    services: tuple[str, ...] = ()
    material: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    withheld: bool = False

    @property
    def on(self) -> dt.date:
        return self.contact.local_date


@dataclass(frozen=True, kw_only=True)
class TimelinePage:
    """Some of the timeline and where the next page begins (``None`` at the end)."""

    entries: tuple[TimelineContact, ...] = field(default=())
    next_cursor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the reader filters by; empty means all."""

    kinds: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    since: dt.date | None = None
    until: dt.date | None = None


@question
def timeline(
    actor: Actor,
    clients: Sequence[Client],
    *,
    wanted: Wanted | None = None,
    cursor: str | None = None,
    size: int = PAGE,
) -> Asking[TimelinePage]:
    """A page of what took place with these clients.

    Parameters
    ----------
    clients
        One client, or the three of a family; those the asker may not see are left out.
    cursor
        Where the page before ended, as it gave in ``next_cursor``.
    """
    seen = yield from _seen(actor, clients)
    found = yield from _contacts(seen, wanted or Wanted(), cursor, size + 1)
    more = len(found) > size
    entries = yield from _entries(actor, seen, found[:size])
    return TimelinePage(
        entries=tuple(entries), next_cursor=_cursor(entries[-1]) if more and entries else None
    )


@question
def search_timeline(
    actor: Actor, clients: Sequence[Client], text: str, *, limit: int = 50
) -> Asking[TimelinePage]:
    """Contacts whose readable passages hold all words typed; the text is opened and searched in memory."""
    words = fold(text).split()
    if not words:
        return (yield from timeline.asked(actor, clients))
    asked = [client.pk for client in clients]
    rows = Passage.objects.filter(subject_id__in=asked, note__contact__removed_at__isnull=True)
    rows = rows.annotate(of_contact=F("note__contact_id"), of_program=F("note__contact__program_id"))
    rows = rows.only("subject_id", "label", "author_id", "text").order_by("-note__contact__local_date")
    passages = yield rows  # by itself: thousands of sealed texts travel better as they are
    cleared, seen = yield from in_step(clearance.asked(actor, asked), _seen(actor, clients))
    readable = (row for row in passages if may_read(actor, row, cleared))
    hits: list[UUID] = [row.__dict__["of_contact"] for row in readable if _holds(row, words)]
    contacts = yield Contact.objects.filter(pk__in=list(dict.fromkeys(hits))[:limit])
    return TimelinePage(entries=tuple((yield from _entries(actor, seen, contacts))))


def _holds(passage: Passage, words: Sequence[str]) -> bool:
    text = fold(passage.text)
    return all(word in text for word in words)


def _seen(actor: Actor, clients: Iterable[Client]) -> Asking[list[UUID]]:
    asked = [client.pk for client in clients]
    return _rows(Client.objects.visible_to(actor).filter(pk__in=asked).values_list("pk", flat=True))


def _contacts(seen: list[UUID], wanted: Wanted, cursor: str | None, size: int) -> Asking[list[Contact]]:
    rows = Participation.objects.filter(client_id__in=seen, contact__removed_at__isnull=True)
    rows = _narrowed(rows, wanted)
    if cursor:
        day, _, last = cursor.partition("_")
        on = dt.date.fromisoformat(day)
        rows = rows.filter(Q(local_date__lt=on) | Q(local_date=on, contact_id__lt=UUID(last)))
    found = rows.select_related("contact").order_by("-local_date", "-contact_id")
    page = yield found[: size * max(1, len(seen))]
    contacts = {row.contact_id: row.contact for row in page}
    return list(contacts.values())[:size]


def _narrowed(rows: QuerySet[Participation], wanted: Wanted) -> QuerySet[Participation]:
    if wanted.kinds:
        rows = rows.filter(contact__kind__in=wanted.kinds)
    if wanted.services:
        rows = rows.filter(contact__services__service__in=wanted.services)
    if wanted.since:
        rows = rows.filter(local_date__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(local_date__lte=wanted.until)
    return rows


def _entries(actor: Actor, seen: list[UUID], contacts: list[Contact]) -> Asking[list[TimelineContact]]:
    ids = [contact.pk for contact in contacts]
    given = MaterialHelp.objects.filter(contact_id__in=ids, subject_id__in=seen, removed_at__isnull=True)
    (passages, withheld), present, served, material = yield from in_step(
        _readable(actor, seen, ids),
        _by_contact(Participation.objects.filter(contact_id__in=ids)),
        _by_contact(ContactService.objects.filter(contact_id__in=ids)),
        _by_contact(given),
    )
    return [
        TimelineContact(
            contact=contact,
            participants=tuple((row.client_id, row.minutes) for row in present[contact.pk]),
            services=tuple(row.service for row in served[contact.pk]),
            material=tuple(row.item for row in material[contact.pk]),
            passages=tuple(passages[contact.pk]),
            withheld=contact.pk in withheld,
        )
        for contact in sorted(contacts, key=lambda c: (c.local_date, c.pk), reverse=True)
    ]


def _by_contact(rows: QuerySet[Any]) -> Asking[dict[UUID, list[Any]]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in (yield rows):
        found[row.contact_id].append(row)
    return found


def _readable(
    actor: Actor, seen: list[UUID], ids: list[UUID]
) -> Asking[tuple[dict[UUID, list[Passage]], set[UUID]]]:
    rows = Passage.objects.filter(note__contact_id__in=ids, subject_id__in=seen)
    rows = rows.select_related("note__contact").order_by("created_at")
    everything, cleared = yield from in_step(_rows(rows), clearance.asked(actor, seen))
    shown: dict[UUID, list[Passage]] = defaultdict(list)
    for passage in everything:
        if may_read(actor, passage, cleared):
            shown[passage.note.contact_id].append(passage)
    allowed = {passage.pk for passages in shown.values() for passage in passages}
    withheld = {row.note.contact_id for row in everything if row.pk not in allowed}
    return shown, withheld


def _cursor(entry: TimelineContact) -> str:
    return f"{entry.on.isoformat()}_{entry.contact.pk}"
