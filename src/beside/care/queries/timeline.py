"""What took place with one client, or with all three, newest first, page by page.

Notes
-----
A passage is shown only when its own subject is among the clients asked for and the asker is cleared for its
label there: on a child's page nothing about the mother appears by the way (N19 of the trust criteria).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from beside.foundation.actor import Actor
from beside.foundation.index import fold
from beside.foundation.sealing import Sealed
from beside.foundation.together import Asking, in_step, question, settled
from beside.foundation.together import rows as _rows
from beside.people.models import Client
from beside.people.queries import clearance

from ..models import Contact, ContactService, MaterialHelp, Participation, Passage
from .reading import may_read, may_read_rows

PAGE = 25

T = TypeVar("T", bound=Model)


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
    shown = found[:size]
    entries = yield from _entries(actor, seen, [contact.pk for contact in shown], settled(shown))
    return _page(entries, more=len(found) > size)


@question
def search_timeline(
    actor: Actor,
    clients: Sequence[Client],
    text: str,
    *,
    wanted: Wanted | None = None,
    cursor: str | None = None,
    size: int = PAGE,
) -> Asking[TimelinePage]:
    """A page of contacts whose readable passages hold all words typed.

    Passages are opened and read in memory, newest first, until the page is full. Parameters as in ``timeline``.
    """
    words = fold(text).split()
    if not words:
        return (yield from timeline.asked(actor, clients, wanted=wanted, cursor=cursor, size=size))
    asked = [client.pk for client in clients]
    cleared, seen = yield from in_step(clearance.asked(actor, asked), _seen(actor, clients))
    rows = Passage.objects.filter(may_read_rows(actor, cleared), note__contact__removed_at__isnull=True)
    rows = _narrowed(rows, wanted or Wanted(), "note__contact__", cursor)
    rows = rows.order_by("-note__contact__local_date", "-note__contact_id")
    sealed = yield rows.values_list("pk", "text", "note__contact_id")
    found = list(islice(_holding(sealed, words), size + 1))
    shown = found[:size]
    entries = yield from _entries(actor, seen, shown, _rows(Contact.objects.filter(pk__in=shown)))
    return _page(entries, more=len(found) > size)


def _holding(sealed: Iterable[tuple[UUID, Sealed, UUID]], words: Sequence[str]) -> Iterator[UUID]:
    """The contacts with a passage that holds all words, each once, in the order given."""
    opened, known = Passage.text.field.open, set()
    for pk, text, contact in sealed:
        if contact in known:
            continue
        folded = fold(opened(pk, text))
        if all(word in folded for word in words):
            known.add(contact)
            yield contact


def _seen(actor: Actor, clients: Iterable[Client]) -> Asking[list[UUID]]:
    asked = [client.pk for client in clients]
    return _rows(Client.objects.visible_to(actor).filter(pk__in=asked).values_list("pk", flat=True))


def _contacts(seen: list[UUID], wanted: Wanted, cursor: str | None, size: int) -> Asking[list[Contact]]:
    rows = Participation.objects.filter(client_id__in=seen, contact__removed_at__isnull=True)
    rows = _narrowed(rows, wanted, "contact__", cursor)
    found = rows.select_related("contact").order_by("-local_date", "-contact_id")
    page = yield found[: size * max(1, len(seen))]
    contacts = {row.contact_id: row.contact for row in page}
    return list(contacts.values())[:size]


def _narrowed(rows: QuerySet[T], wanted: Wanted, contact: str, cursor: str | None) -> QuerySet[T]:
    """Rows that reach their contact by this path, filtered, and after the place where the page before ended."""
    day = "local_date" if rows.model is Participation else f"{contact}local_date"
    asked = {
        f"{contact}kind__in": wanted.kinds,
        f"{contact}services__service__in": wanted.services,
        f"{day}__gte": wanted.since,
        f"{day}__lte": wanted.until,
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if cursor:
        on, _, last = cursor.partition("_")
        place = f"{contact.removesuffix('__')}_id__lt"
        rows = rows.filter(Q((f"{day}__lt", on)) | Q((day, on), (place, UUID(last))))
    return rows


def _entries(
    actor: Actor, seen: list[UUID], ids: list[UUID], asked: Asking[list[Contact]]
) -> Asking[list[TimelineContact]]:
    given = MaterialHelp.objects.filter(contact_id__in=ids, subject_id__in=seen, removed_at__isnull=True)
    contacts, (passages, withheld), present, served, material = yield from in_step(
        asked,
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


def _page(entries: Sequence[TimelineContact], *, more: bool) -> TimelinePage:
    last = entries[-1] if more and entries else None
    return TimelinePage(
        entries=tuple(entries), next_cursor=f"{last.on.isoformat()}_{last.contact.pk}" if last else None
    )
