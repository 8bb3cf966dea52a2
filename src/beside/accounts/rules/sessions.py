"""How long a signed-in page stays open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_CLOCK_SLACK = timedelta(minutes=5)


class SessionState(StrEnum):
    """What the middleware does next."""

    OPEN = "open"
    AWAY = "away"  # nothing was done for the idle limit
    LONG = "long"  # the absolute limit was reached
    CLOCK = "clock"  # the clock went back: time away can no longer be told


@dataclass(frozen=True)
class SessionLimits:
    """The two limits of one kind of person."""

    idle: timedelta
    absolute: timedelta


def session_state(
    *, began: datetime, last_seen: datetime, now: datetime, limits: SessionLimits
) -> SessionState:
    """How a session stands; a clock that goes back more than five minutes never lengthens it."""
    if now < last_seen - _CLOCK_SLACK or now < began - _CLOCK_SLACK:
        return SessionState.CLOCK
    if now - began >= limits.absolute:
        return SessionState.LONG
    if now - last_seen >= limits.idle:
        return SessionState.AWAY
    return SessionState.OPEN
