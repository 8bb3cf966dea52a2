"""Correcting what was seen between two people and what a child lived through: by whom, and from where it starts."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed
from beside.people.models import Client
from beside.people.queries import cleared_labels, may_do

from ..models import Experience, Observation
from .childhood import experience, observation, shown_to


def observation_to_mend(actor: Actor, pk: UUID) -> Observation:
    """One observation as the form for its correction starts from it: her own, or one a supervisor reads."""
    row = observation(actor, pk)
    if not who_mends(actor, row.subject)(row) or _closed(actor, row):
        raise NotAllowed
    return row


def experience_to_mend(actor: Actor, pk: UUID) -> Experience:
    """One experience as the form for its correction starts from it: nothing of it is withheld from her."""
    row = experience(actor, pk)
    shown = shown_to(actor, row, cleared_labels(actor, row.subject))
    if not who_mends(actor, row.subject)(row) or shown.withheld:
        raise NotAllowed
    return row


def who_mends(actor: Actor, client: Client) -> Callable[[Observation | Experience], bool]:
    """Whether she may correct an entry about this client: her own, or any as a supervisor."""
    writes = may_do(actor, client, "clients.write")
    leads = writes and may_do(actor, client, "notes.countersign")
    return lambda row: leads or (writes and row.author_id == actor.id)


def _closed(actor: Actor, row: Observation) -> bool:
    return row.author_id != actor.id and row.label not in cleared_labels(actor, row.subject)
