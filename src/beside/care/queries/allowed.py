"""Whether somebody may write about a client what carries a label."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed
from beside.people.models import Client
from beside.people.queries import cleared_labels, require


def require_label(actor: Actor, client: Client, label: str) -> None:
    """Refuse whoever may not write about her, or is not cleared for what it touches.

    Raises
    ------
    NotVisible, NotAllowed
    """
    require(actor, client, "clients.write")
    if not actor.is_system and label not in cleared_labels(actor, client):
        raise NotAllowed
