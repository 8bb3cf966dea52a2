"""Today: who, when, where, what is due, and a warm word about who has not been spoken with for a while."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from beside.care import queries as care
from beside.care.models import Appointment, FollowUp, Note
from beside.foundation.actor import Actor
from beside.foundation.together import Asking, in_step, question
from beside.measures import queries as measures
from beside.measures.models import Prompt
from beside.people.models import Client, SafeContact
from beside.people.queries import mothers_walked_with, safe_contacts_of_many

QUIET_DAYS = 10
MOST_DUE = 6


@dataclass(frozen=True)
class VisitLine:
    """One visit of the day."""

    visit: Appointment
    clients: tuple[Client, ...]
    is_logged: bool
    last_spoke: dt.date | None
    contacts: tuple[SafeContact, ...]

    @property
    def first(self) -> Client | None:
        return self.clients[0] if self.clients else None


@dataclass(frozen=True)
class Nudge:
    """Somebody she walks with and has not spoken with for a while; days, never a count of missed visits."""

    client: Client
    last_spoke: dt.date | None
    contacts: tuple[SafeContact, ...]


@dataclass(frozen=True)
class MeasuresDue:
    """What may be offered to one family now."""

    client: Client
    lines: tuple[measures.DueLine, ...]


@dataclass(frozen=True)
class Today:
    """All that stands on the page."""

    day: dt.date
    visits: tuple[VisitLine, ...]
    nudges: tuple[Nudge, ...]
    follow_ups: tuple[FollowUp, ...]
    open_notes: tuple[Note, ...]
    to_countersign: tuple[Note, ...]
    measures_due: tuple[MeasuresDue, ...]
    prompts: tuple[Prompt, ...]


@question
def today_of(actor: Actor, day: dt.date) -> Asking[Today]:
    """A worker's day; the number of queries does not grow with her families."""
    visits, walked, follow_ups, open_notes, prompts = yield from in_step(
        care.visits_on.asked(actor, day),
        mothers_walked_with.asked(actor),
        care.follow_ups_due.asked(actor, day),
        care.open_notes.asked(actor),
        measures.open_prompts.asked(actor),
    )
    visited = {client.pk: client for visit in visits for client in visit.clients.all()}
    everyone = {**{client.pk: client for client in walked}, **visited}
    last, contacts, logged, offered = yield from in_step(
        care.last_spoke.asked(actor, everyone),
        _contacts(actor, list(everyone.values())),
        care.logged_visits.asked(actor, visits),
        _measures_due(actor, _offered_to(walked, visited), day),
    )
    return Today(
        day=day,
        visits=tuple(_line(visit, logged, last, contacts) for visit in visits),
        nudges=tuple(_nudges(walked, set(visited), last, contacts, day)),
        follow_ups=tuple(follow_ups),
        open_notes=tuple(open_notes),
        to_countersign=tuple(care.notes_to_countersign(actor)),
        measures_due=offered,
        prompts=tuple(prompts),
    )


def _offered_to(walked: list[Client], visited: dict[UUID, Client]) -> list[Client]:
    """A measure is offered when one meets: to today's visits, or on a day without any to a few of her families."""
    return [client for client in visited.values() if client.is_mother] or walked[:MOST_DUE]


def _measures_due(actor: Actor, walked: list[Client], day: dt.date) -> Asking[tuple[MeasuresDue, ...]]:
    """The families with something to offer, the one whose window ends first on top."""
    if not actor.can("measures.read"):
        return ()
    found = yield from measures.due_soon.asked(actor, walked, day)
    rows = [MeasuresDue(client, tuple(found[client.pk])) for client in walked if client.pk in found]
    return tuple(sorted(rows, key=lambda row: min(line.task.accept_until for line in row.lines))[:MOST_DUE])


Contacts = dict[UUID, list[SafeContact]]


def _line(
    visit: Appointment, logged: frozenset[UUID], last: dict[UUID, dt.date], contacts: Contacts
) -> VisitLine:
    clients = sorted(visit.clients.all(), key=lambda c: ("mother", "child", "dyad").index(c.kind))
    first = clients[0] if clients else None
    return VisitLine(
        visit=visit,
        clients=tuple(c for c in clients if not c.is_dyad) or tuple(clients),
        is_logged=visit.pk in logged,
        last_spoke=last.get(first.pk) if first else None,
        contacts=tuple(contacts[first.pk]) if first else (),
    )


def _nudges(
    walked: list[Client], visited: set[UUID], last: dict[UUID, dt.date], contacts: Contacts, day: dt.date
) -> list[Nudge]:
    quiet = [c for c in walked if c.pk not in visited and _is_quiet(last.get(c.pk), day)]
    quiet.sort(key=lambda c: last.get(c.pk) or c.created_at.date())
    return [Nudge(c, last.get(c.pk), tuple(contacts[c.pk])) for c in quiet[:5]]


def _is_quiet(last: dt.date | None, day: dt.date) -> bool:
    return last is None or (day - last).days >= QUIET_DAYS


def _contacts(actor: Actor, clients: list[Client]) -> Asking[Contacts]:
    found = yield from safe_contacts_of_many.asked(actor, clients)
    return defaultdict(list, {client.pk: found.get(client.pk, []) for client in clients})
