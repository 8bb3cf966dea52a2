"""Bringing in many contacts at once: an earlier record, or the demo program. Each is checked as a single one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import Change, record_changes
from beside.foundation.clock import telling, today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.transactions import action
from beside.people.models import Assignment, Client, OpeningReason

from ..models import Contact
from ..models.contact_rows import ContactRows, receiver, rows_of, save_rows
from ..rules.contacts import Happened, check, told_fields


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A contact written down at an earlier moment ``at``, by ``worker``'s hand."""

    told: Happened
    worker: Actor
    at: dt.datetime
    sign: bool = True


@action
def log_contacts(program: Program, written: Sequence[Earlier], *, by: Actor) -> list[Contact]:
    """Write down many contacts, each by its own worker and as of its own moment.

    Notes
    -----
    Same checks, rows and audit entries as `log_contact`, in a few statements for all of them. Only for the
    system itself, which speaks for each worker: nobody writes in another person's name from a page.
    """
    if not by.is_system:
        raise NotAllowed
    seen = _seen(written)
    rows: list[ContactRows] = []
    changes: list[Change] = []
    for one in written:
        clients = _clients_of(one, seen)
        with telling(one.at):
            _check(program, one)
            made = rows_of(program, one.told, clients, sign=one.sign, by=one.worker)
        rows.append(made)
        changes.append(_change(one, made, clients))
    save_rows(rows)
    record_changes(changes)
    return [made.contact for made in rows]


Seen = dict[UUID, list[tuple[dt.date, dict[UUID, Client]]]]


def _check(program: Program, one: Earlier) -> None:
    if not one.worker.can("notes.write", program.pk):
        raise NotAllowed
    check(one.told, today=today())


def _change(one: Earlier, made: ContactRows, clients: dict[UUID, Client]) -> Change:
    return Change(
        by=one.worker,
        action="care.contact_logged",
        subject=made.contact,
        at=one.at,
        fields=told_fields(one.told),
        client=receiver(clients),
    )


def _clients_of(one: Earlier, seen: Seen) -> dict[UUID, Client]:
    with telling(one.at):
        day = today()
    visible = next(found for begins, found in reversed(seen[one.worker.id]) if begins <= day)
    try:
        return {pk: visible[pk] for pk in one.told.minutes}
    except KeyError:
        raise NotVisible from None


def _seen(written: Sequence[Earlier]) -> Seen:
    """Whom each worker may see, from each day on which that can have changed."""
    by_worker: dict[UUID, list[Earlier]] = defaultdict(list)
    for one in written:
        by_worker[one.worker.id].append(one)
    ids = {pk for one in written for pk in one.told.minutes}
    changes = _days_of_change(ids, set(by_worker))
    return {key: _spans(entries, changes.get(key, set())) for key, entries in by_worker.items()}


def _spans(entries: list[Earlier], changes: set[dt.date]) -> list[tuple[dt.date, dict[UUID, Client]]]:
    """One question for each span of days within which her circle and her reasons stay the same."""
    worker, ids = entries[0].worker, {pk for one in entries for pk in one.told.minutes}
    days: dict[dt.date, dt.datetime] = {}
    for one in sorted(entries, key=lambda e: e.at):
        with telling(one.at):
            days.setdefault(today(), one.at)
    order = sorted(days)
    begins = order[:1] + [
        later for before, later in pairwise(order) if any(before < change <= later for change in changes)
    ]
    return [(day, _visible(worker, ids, days[day])) for day in begins]


def _visible(worker: Actor, ids: Iterable[UUID], at: dt.datetime) -> dict[UUID, Client]:
    with telling(at):
        return {c.pk: c for c in Client.objects.visible_to(worker).filter(pk__in=list(ids))}


def _days_of_change(ids: set[UUID], workers: set[UUID]) -> dict[UUID, set[dt.date]]:
    found: dict[UUID, set[dt.date]] = defaultdict(set)
    walks: Any = Assignment.objects.filter(client_id__in=list(ids), user_id__in=list(workers))
    for user, begins, ends in walks.values_list("user_id", "from_date", "to_date"):
        found[user] |= {day for day in (begins, ends) if day}
    reasons = OpeningReason.objects.filter(client_id__in=list(ids), actor_id__in=list(workers))
    for user, day in reasons.values_list("actor_id", "day"):
        found[user] |= {day, day + dt.timedelta(days=1)}
    return found
