"""One thing given, one kept filter."""

from __future__ import annotations

from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible
from beside.people.models import Client

from ..models import MaterialHelp, SavedView


def material(actor: Actor, pk: UUID) -> MaterialHelp:
    """Something given to a client she may open."""
    found = MaterialHelp.objects.filter(pk=pk, subject__in=Client.objects.visible_to(actor)).first()
    if found is None:
        raise NotVisible
    return found


def kept_view(actor: Actor, pk: UUID) -> SavedView:
    """One of her own kept filters."""
    found = SavedView.objects.filter(pk=pk, owner_id=actor.id).first()
    if found is None:
        raise NotVisible
    return found
