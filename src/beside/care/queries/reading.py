"""Which passages an actor may read: cleared for the subject and its label, and a reader of notes or the author.

A peer worker writes notes and reads her own; she does not read what clinicians wrote (N27).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from beside.foundation.actor import Actor
from beside.people.queries import clearance

from ..models import Passage


def readable(actor: Actor, passages: Iterable[Passage]) -> list[Passage]:
    """The passages she may read, in the order given. Expects ``note__contact`` (or its program) with them."""
    rows = list(passages)
    cleared = clearance(actor, {row.subject_id for row in rows})
    return [row for row in rows if may_read(actor, row, cleared)]


def may_read(actor: Actor, row: Passage, cleared: Mapping[UUID, frozenset[str]]) -> bool:
    """Whether she may read one passage, where her labels for its client are known."""
    if row.label not in cleared[row.subject_id]:
        return False
    return row.author_id == actor.id or actor.kind != "staff" or actor.can("notes.read", _program(row))


def _program(row: Passage) -> UUID:
    """Fetched beside the row where many are read, else through its note."""
    return row.__dict__.get("of_program") or row.note.contact.program_id
