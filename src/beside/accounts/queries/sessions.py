"""Where a person is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession

from ..models import User


@dataclass(frozen=True)
class OpenSession:
    """One signed-in browser. ``key`` is for ending it and is never shown."""

    key: str
    began: datetime
    browser: str
    address: str
    is_this: bool = False


def open_sessions(user: User, current_key: str = "") -> list[OpenSession]:
    """Her open sessions, the present one first, then newest first. Sessions that ended are forgotten here."""
    rows = UserSession.objects.purge_and_list(user)
    found = [
        OpenSession(row.session_key, row.created_at, row.user_agent, row.ip, row.session_key == current_key)
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.is_this, -one.began.timestamp()))
