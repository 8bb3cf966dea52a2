"""What the team wrote down as hard and as protecting."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.people.models import Client

from ..models import TeamPair


def pairs_of(actor: Actor, client: Client) -> list[TeamPair]:
    """The pairs of one client, newest first. There is no list of them over clients (N13)."""
    rows = TeamPair.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=client.pk))
    return list(rows.order_by("-on", "-created_at"))
