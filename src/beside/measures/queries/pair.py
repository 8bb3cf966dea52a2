"""What the team wrote down as hard and as protecting."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.people.models import Client
from beside.people.queries import cleared_labels

from ..models import TeamPair
from ..rules.pair import LABELS


def may_read_pairs(actor: Actor, client: Client) -> bool:
    """Whether she is cleared for all that the two lists speak of."""
    return actor.is_system or cleared_labels(actor, client) >= LABELS


def pairs_of(actor: Actor, client: Client) -> list[TeamPair]:
    """The pairs of one client, newest first. There is no list of them over clients (N13)."""
    if not may_read_pairs(actor, client):
        return []
    rows = TeamPair.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=client.pk))
    return list(rows.order_by("-on", "-created_at"))
