"""When a session began and was last used, kept in the session itself."""

from __future__ import annotations

import datetime as dt

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from .models import User
from .rules import SessionLimits, SessionState, session_state

_BEGAN, _SEEN = "began", "seen"
_WRITE_EVERY = dt.timedelta(seconds=30)  # a page view must not take the write lock each time


def limits_for(kind: str) -> SessionLimits:
    """The idle and absolute limits of one kind of person."""
    minutes = settings.BESIDE_IDLE_MINUTES[kind]
    return SessionLimits(
        idle=dt.timedelta(minutes=minutes), absolute=dt.timedelta(hours=settings.BESIDE_ABSOLUTE_HOURS)
    )


def look_at(session: SessionBase, kind: str, moment: dt.datetime) -> SessionState:
    """How the session stands; an open one is marked as used (at most twice a minute)."""
    began, seen = _read(session, _BEGAN), _read(session, _SEEN)
    if began is None or seen is None:
        session[_BEGAN] = session[_SEEN] = moment.timestamp()
        return SessionState.OPEN
    state = session_state(began=began, last_seen=seen, now=moment, limits=limits_for(kind))
    if state is SessionState.OPEN and moment - seen >= _WRITE_EVERY:
        session[_SEEN] = moment.timestamp()
    return state


def renew(request: HttpRequest, user: User) -> None:
    """Carry this one session over to the person's new stamp, under a new key."""
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)


def _read(session: SessionBase, name: str) -> dt.datetime | None:
    stored = session.get(name)
    return None if stored is None else dt.datetime.fromtimestamp(stored, dt.UTC)
