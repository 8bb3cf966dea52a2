"""Writing the trail. A change's entry belongs to its own transaction; a view's entry is written first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, transaction

from ..actor import Actor
from ..clock import now
from ..errors import AuditUnavailable
from ..logs import one_line
from ..many_rows import insert_many
from ..models.audit_entry import AuditEntry
from ..transactions import note_entry
from .hashing import GENESIS, entry_hash

_LOCK = 731_905_227  # any constant: writers of the trail stand in one line on PostgreSQL


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of many that are written together: as in `record_change`, with its own hand and moment."""

    by: Actor
    action: str
    subject: Any
    at: dt.datetime
    fields: Iterable[str] = ()
    purpose: str = ""
    client: Any = None
    decision: str = "done"


def record_change(
    by: Actor, action: str, subject: Any, *, fields: Iterable[str] = (), purpose: str = "", client: Any = None
) -> None:
    """Add a change to the trail. Call it last in the action's own transaction.

    Parameters
    ----------
    by
        Whose hand.
    action
        ``app.what_happened``, for example ``people.mother_registered``.
    subject
        The record that changed.
    fields
        Names of what changed, never values.
    client
        The client it concerns, where ``subject`` does not say so itself.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A change and its audit entry belong in one transaction.")
    _append(
        [
            Change(
                by=by, action=action, subject=subject, at=now(), fields=fields, purpose=purpose, client=client
            )
        ]
    )


def record_changes(changes: Sequence[Change]) -> None:
    """Add many changes at once, each with an entry of its own, in the transaction they belong to."""
    if not connection.in_atomic_block:
        raise RuntimeError("Changes and their audit entries belong in one transaction.")
    _append(changes)


def record_view(
    by: Actor, subjects: Iterable[Any], *, what: str, decision: str = "allowed", purpose: str = ""
) -> None:
    """Add a view of records to the trail, in a short transaction of its own, before the page is made.

    Raises
    ------
    AuditUnavailable
        When it cannot be written: the record must not be shown.
    """
    at = now()
    looked_at = [
        Change(by=by, action=what, subject=subject, at=at, purpose=purpose, decision=decision)
        for subject in subjects
    ]
    if not looked_at:
        return
    try:
        with transaction.atomic():
            _append(looked_at)
    except DatabaseError as error:
        raise AuditUnavailable from error


def _append(changes: Sequence[Change]) -> None:
    number, previous = _last()
    entries = []
    for change in changes:
        number += 1
        entry = _entry(change, number, previous)
        previous = entry.hash
        entries.append(entry)
        note_entry()
    insert_many(entries)


def _entry(change: Change, number: int, previous: str) -> AuditEntry:
    by, subject, client = change.by, change.subject, change.client
    entry = AuditEntry(
        number=number,
        at=change.at,
        actor_id=by.id,
        actor_kind=by.kind,
        actor_name=one_line(by.name)[:120],
        action=change.action[:80],
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        client_id=client.pk if client is not None else subject.audit_client_id,
        fields=",".join(change.fields)[:600],
        purpose=one_line(change.purpose or by.purpose)[:80],
        decision=change.decision,
        previous_hash=previous,
    )
    entry.hash = entry_hash(entry)
    return entry


def _last() -> tuple[int, str]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = AuditEntry.objects.order_by("-number").values_list("number", "hash").first()
    return last or (0, GENESIS)
