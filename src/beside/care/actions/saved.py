"""Keeping a filter of the families list under a name."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.errors import NotVisible, Refusal
from beside.foundation.transactions import action

from ..models import SavedView


@action
def save_view(name: str, query: str, *, by: Actor) -> SavedView:
    """Keep the filters of an address; the same name again replaces it."""
    if not name.strip():
        raise Refusal("name", "Give the view a short name.")
    kept, _made = SavedView.objects.update_or_create(
        owner_id=by.id, name=name.strip()[:60], defaults={"query": query[:500]}
    )
    record_change(by, "care.view_saved", kept)
    return kept


@action
def forget_view(view: SavedView, *, by: Actor) -> None:
    """Forget one of her own views."""
    if view.owner_id != by.id:
        raise NotVisible
    record_change(by, "care.view_forgotten", view)
    view.delete()
