"""Writing the trail. A change's entry belongs to its own transaction; a view's entry is written first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import DatabaseError, connection, transaction

from ..actor import Actor
from ..clock import now
from ..errors import AuditUnavailable
from ..logs import one_line
from ..models.audit_entry import AuditEntry
from ..transactions import note_entry
from .hashing import GENESIS, entry_hash

_LOCK = 731_905_227  # any constant: writers of the trail stand in one line on PostgreSQL


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
    _append(by, action, [(subject, client)], fields, purpose or by.purpose, "done")


def record_view(
    by: Actor, subjects: Iterable[Any], *, what: str, decision: str = "allowed", purpose: str = ""
) -> None:
    """Add a view of records to the trail, in a short transaction of its own, before the page is made.

    Raises
    ------
    AuditUnavailable
        When it cannot be written: the record must not be shown.
    """
    looked_at = [(subject, None) for subject in subjects]
    if not looked_at:
        return
    try:
        with transaction.atomic():
            _append(by, what, looked_at, (), purpose or by.purpose, decision)
    except DatabaseError as error:
        raise AuditUnavailable from error


def _append(
    by: Actor,
    action: str,
    subjects: list[tuple[Any, Any]],
    fields: Iterable[str],
    purpose: str,
    decision: str,
) -> None:
    number, previous = _last()
    entries = []
    for subject, client in subjects:
        number += 1
        entry = AuditEntry(
            number=number,
            at=now(),
            actor_id=by.id,
            actor_kind=by.kind,
            actor_name=one_line(by.name)[:120],
            action=action[:80],
            subject_kind=subject._meta.label_lower,
            subject_id=subject.pk,
            client_id=client.pk if client is not None else subject.audit_client_id,
            fields=",".join(fields)[:600],
            purpose=one_line(purpose)[:80],
            decision=decision,
            previous_hash=previous,
        )
        entry.hash = previous = entry_hash(entry)
        entries.append(entry)
        note_entry()
    AuditEntry.objects.bulk_create(entries)


def _last() -> tuple[int, str]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = AuditEntry.objects.order_by("-number").values_list("number", "hash").first()
    return last or (0, GENESIS)
