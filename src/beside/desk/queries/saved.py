"""Filters she keeps under a name."""

from __future__ import annotations

from beside.care.models import SavedView
from beside.foundation.actor import Actor


def saved_views(actor: Actor) -> list[SavedView]:
    """Her own saved views of the families list, by name."""
    return list(SavedView.objects.filter(owner_id=actor.id).order_by("name"))
