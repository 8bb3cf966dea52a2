"""What outreach may hold: zones and needs, never an address, never a position."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from enum import StrEnum

from beside.foundation.errors import Refusal

LOOKS_LIKE_PLACE = re.compile(
    r"\b\d{1,5}\s+\w+\s+(street|st|avenue|ave|road|rd|drive|dr|blvd|boulevard|crescent|court|lane)\b"
    r"|\b\d{1,5},?\s+(rue|chemin|boulevard|avenue|place)\b"
    r"|-?\d{1,3}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}"
    r"|\b[a-z]\d[a-z]\s?\d[a-z]\d\b",
    re.IGNORECASE,
)
SHORTEST_EXPIRY_DAYS = 30
LONGEST_EXPIRY_DAYS = 1095
AT_THE_DROP_IN = "drop_in"


class Need(StrEnum):
    """What was given or asked for on the street."""

    FOOD = "food"
    DRINK = "drink"
    CLOTHING = "clothing"
    HARM_REDUCTION = "harm_reduction"
    NALOXONE = "naloxone"
    HYGIENE = "hygiene"
    SHELTER = "shelter"
    HEALTH = "health"
    PREGNANCY_TEST = "pregnancy_test"
    TRANSPORT = "transport"
    SOMEBODY_TO_TALK_TO = "somebody_to_talk_to"
    INFORMATION = "information"
    FEAR_OF_REMOVAL = "fear_of_removal"


BASIC_NEEDS = (Need.FOOD, Need.DRINK, Need.CLOTHING, Need.HYGIENE, Need.SHELTER, Need.TRANSPORT)


class Handoff(StrEnum):
    """How far a warm handoff went: somebody goes along, nobody is sent (J1)."""

    OFFERED = "offered"
    ACCOMPANIED = "accompanied"
    MET = "met"


class OutreachRefused(Refusal):
    """An outreach entry that cannot be kept as it is."""


def check_entry(*, on: dt.date, today: dt.date, zone: str, words: str, nickname: str) -> None:
    """Refuse what cannot be true, and what would tell where somebody is (N07)."""
    if on > today:
        raise OutreachRefused("on", "This day is still to come. Check the date.")
    if not zone:
        raise OutreachRefused("zone", "Choose a zone. Never write an address.")
    for field, text in (("words", words), ("nickname", nickname)):
        if LOOKS_LIKE_PLACE.search(text):
            raise OutreachRefused(
                field, "This looks like an address or a position. Leave it out; the zone is enough."
            )


def check_handoff(*, to: str, steps: Sequence[str]) -> None:
    """Refuse steps towards nobody; whom she asked to meet may stand alone, the rest can follow another day."""
    if steps and not to:
        raise OutreachRefused("handoff_to", "Choose whom she asked to meet.")


def expires_on(last_met_on: dt.date, keep_days: int) -> dt.date:
    """The day a nickname nobody joined to a person is forgotten."""
    return last_met_on + dt.timedelta(days=max(keep_days, SHORTEST_EXPIRY_DAYS))


def check_keep_days(days: int) -> None:
    """A nickname is kept for at least a month, and for three years at most."""
    if not SHORTEST_EXPIRY_DAYS <= days <= LONGEST_EXPIRY_DAYS:
        raise OutreachRefused("nickname_days", "Write a number of days from 30 to 1095.")
