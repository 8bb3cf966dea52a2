"""Which passages an actor may read: cleared for the subject and its label, and a reader of notes or the author.

A peer worker writes notes and reads her own; she does not read what clinicians wrote (N27).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from beside.foundation.actor import Actor
from beside.people.queries import clearance

from ..models import Passage


def readable(actor: Actor, passages: Iterable[Passage]) -> list[Passage]:
    """The passages she may read, in the order given. Expects ``note__contact`` with them."""
    rows = list(passages)
    cleared = clearance(actor, {row.subject_id for row in rows})
    return [row for row in rows if may_read(actor, row, cleared)]


def may_read(actor: Actor, row: Passage, cleared: Mapping[UUID, frozenset[str]]) -> bool:
    """Whether she may read one passage, where her labels for its client are known."""
    if row.label not in cleared[row.subject_id]:
        return False
    return (
        row.author_id == actor.id
        or actor.kind != "staff"
        or actor.can("notes.read", row.note.contact.program_id)
    )


def may_read_rows(actor: Actor, cleared: Mapping[UUID, frozenset[str]]) -> Q:
    """The same rule for the database: which passages about these clients she may read, where there are thousands."""
    labels = (Q(subject_id=client, label__in=names) for client, names in cleared.items())
    about = reduce(or_, labels, Q(pk__in=()))
    if actor.kind != "staff" or "notes.read" in actor.capabilities.get(None, ()):
        return about
    return about & (
        Q(author_id=actor.id) | Q(note__contact__program_id__in=actor.programs_with("notes.read"))
    )
