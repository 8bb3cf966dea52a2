"""Nothing typed is lost: a form keeps itself on the server while it is written."""

from __future__ import annotations

import datetime as dt
from typing import Any

from .actor import Actor
from .clock import now
from .models.draft import Draft

KEPT = dt.timedelta(days=30)
_NEVER_KEPT = frozenset(
    {"csrfmiddlewaretoken", "_once", "_form", "_subject", "password", "password1", "password2", "code"}
)


def save_draft(actor: Actor, form: str, subject: str, data: dict[str, list[str]]) -> dt.datetime:
    """Keep what is typed so far; a form typed in twice keeps the newest. Returns when."""
    kept = {name: values for name, values in data.items() if name not in _NEVER_KEPT}
    at = now()
    Draft.objects.update_or_create(
        actor_id=actor.id, form=form[:80], subject=subject[:80], defaults={"data": kept, "updated_at": at}
    )
    return at


def load_draft(actor: Actor, form: str, subject: str = "") -> dict[str, list[str]] | None:
    """What she had typed here, if it is not older than 30 days. Only its author can load it."""
    draft = Draft.objects.filter(
        actor_id=actor.id, form=form[:80], subject=subject[:80], updated_at__gte=now() - KEPT
    ).first()
    return None if draft is None else _lists(draft.data)


def discard_draft(actor: Actor, form: str, subject: str = "") -> None:
    """Forget it: the form was saved, or she started afresh."""
    Draft.objects.filter(actor_id=actor.id, form=form[:80], subject=subject[:80]).delete()


def discard_old_drafts() -> int:
    """Forget all drafts older than 30 days; how many."""
    return Draft.objects.filter(updated_at__lt=now() - KEPT).delete()[0]


def _lists(data: Any) -> dict[str, list[str]]:
    return {str(name): [str(value) for value in values] for name, values in (data or {}).items()}
