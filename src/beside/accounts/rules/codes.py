"""One-time codes, said or handed over in person. Nothing is e-mailed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

# No I, L, O, U, 0 or 1: read aloud and copied by hand without a slip.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _LENGTH = 3, 4


class Purpose(StrEnum):
    """Why a code was given."""

    JOIN = "join"
    RETURN = "return"


class CodeStands(StrEnum):
    """How a code stands now."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


_LASTS = {Purpose.JOIN: timedelta(hours=72), Purpose.RETURN: timedelta(minutes=10)}


def how_long(purpose: Purpose) -> timedelta:
    """How long a code is good: 72 hours to join, 10 minutes when she stands beside the person giving it."""
    return _LASTS[purpose]


def make_code(choose: Callable[[str], str]) -> str:
    """Return a code such as ``K7PM-2QX9-RTHB`` (59 bits when ``choose`` is ``secrets.choice``)."""
    return "-".join("".join(choose(_SIGNS) for _ in range(_LENGTH)) for _ in range(_GROUPS))


def fold_code(typed: str) -> str:
    """Return the signs of a code as typed: capitals, without spaces or hyphens."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def code_stands(
    *, expires_at: datetime, used_at: datetime | None, withdrawn_at: datetime | None, now: datetime
) -> CodeStands:
    """How a code stands at ``now``; at the very moment it expires it is no longer good."""
    if used_at is not None:
        return CodeStands.USED
    if withdrawn_at is not None:
        return CodeStands.WITHDRAWN
    return CodeStands.EXPIRED if now >= expires_at else CodeStands.OPEN
