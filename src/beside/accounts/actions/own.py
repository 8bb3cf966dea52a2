"""What a person changes about herself."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.transactions import action

from ..models import User


@action
def note_sign_in_change(user: User, *, what: str, by: Actor) -> None:
    """Put on the trail what the sign-in library did, in the same transaction."""
    record_change(by, f"accounts.{what}", user)


@action
def change_own_details(user: User, *, display_name: str, language: str, by: Actor) -> None:
    """Change the name colleagues see and the language of the pages."""
    user.display_name, user.language = display_name, language
    user.save_version(user.version, ["display_name", "language"])
    record_change(by, "accounts.own_details_changed", user, fields=["display_name", "language"])
