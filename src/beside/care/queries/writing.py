"""Whether an asker may write about a client under a label."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed
from beside.people.models import Client
from beside.people.queries import cleared_labels, require


def require_label(actor: Actor, subject: Client, label: str) -> None:
    """Refuse who may not write about this client, or not under this label: what she writes she can read.

    Raises
    ------
    NotVisible, NotAllowed
    """
    require(actor, subject, "clients.write")
    if not actor.is_system and label not in cleared_labels(actor, subject):
        raise NotAllowed
