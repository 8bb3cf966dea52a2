"""Labels an actor is cleared for, per client. Nothing about the mother shows on the child's page without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.labels import ALL_LABELS
from beside.foundation.together import Asking, question
from beside.people.models import Client, Enrolment, visibility


class Labelled(Protocol):
    """Anything with an owner and a label."""

    subject_id: UUID
    label: str


Item = TypeVar("Item", bound=Labelled)


def cleared_items(actor: Actor, items: Iterable[Item]) -> list[Item]:
    """Those items whose owner the actor may read now and whose label she is cleared for (two queries)."""
    kept = list(items)
    allowed = clearance(actor, {item.subject_id for item in kept})
    return [item for item in kept if item.label in allowed[item.subject_id]]


def cleared_labels(actor: Actor, client: Client) -> frozenset[str]:
    """The labels the actor may read of one client; none when she may not read the client."""
    return clearance(actor, {client.pk})[client.pk]


@question
def clearance(actor: Actor, client_ids: Iterable[UUID]) -> Asking[dict[UUID, frozenset[str]]]:
    """The labels the actor may read, by client.

    Notes
    -----
    A label counts in the programs where the client has a place and the actor may open records. A mother
    reads all of her own mother record here; what she is shown of her child is decided by the portal.
    """
    allowed: dict[UUID, frozenset[str]] = defaultdict(frozenset)
    asked = set(client_ids)
    readable = Client.objects.visible_to(actor).filter(pk__in=asked)
    if actor.is_system:
        return defaultdict(frozenset, dict.fromkeys(asked, ALL_LABELS))
    if actor.kind == "mother":
        own = readable.filter(person__user_id=actor.id, kind="mother")
        return defaultdict(frozenset, dict.fromkeys((yield own.values_list("pk", flat=True)), ALL_LABELS))
    opens = visibility.programs(actor, visibility.OPEN)
    places = Enrolment.objects.filter(client__in=readable, program_id__in=opens)
    for client_id, program_id in (yield places.values_list("client_id", "program_id")):
        allowed[client_id] |= actor.cleared_labels(program_id)
    return allowed


def labels_in(actor: Actor, client: Client, program_ids: Iterable[UUID]) -> frozenset[str]:
    """The labels the actor may read of a client already opened whose programs are known: no query for staff."""
    if actor.kind != "staff":
        return cleared_labels(actor, client)
    if visibility.everywhere(actor, visibility.OPEN):
        opens = frozenset(program_ids)
    else:
        opens = frozenset(program_ids) & actor.programs_with(visibility.OPEN)
    return frozenset().union(*(actor.cleared_labels(program_id) for program_id in opens))
