"""Safe contact: nothing is sent in a way she has not said is safe, and she is asked again often."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

STALE_DAYS = 90


class Channel(StrEnum):
    """A way of reaching somebody."""

    TEXT = "text"
    CALL = "call"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    THROUGH = "through"


class Allowed(StrEnum):
    """Her answer for a channel."""

    YES = "yes"
    NO = "no"
    ASK_FIRST = "ask_first"


class Voicemail(StrEnum):
    """What may be left on a machine."""

    NOTHING = "nothing"
    NAME_ONLY = "name_only"
    MESSAGE = "message"


PHONE_CHANNELS = frozenset({Channel.TEXT, Channel.CALL, Channel.THROUGH})


def is_stale(confirmed_on: date | None, today: date) -> bool:
    """True when she was never asked, or was last asked more than 90 days ago."""
    return confirmed_on is None or (today - confirmed_on).days > STALE_DAYS


def may_use(allowed: Allowed, confirmed_on: date | None, today: date) -> bool:
    """True when this channel may be used today without asking her again."""
    return allowed is Allowed.YES and not is_stale(confirmed_on, today)
