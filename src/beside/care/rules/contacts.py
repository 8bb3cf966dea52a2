"""What can be true of a contact. Each refusal says what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from beside.foundation.errors import Refusal

from .words import NotMetBecause, Outcome, PassageKind

OLDEST = dt.timedelta(days=366)
LONGEST_MINUTES = 16 * 60


class ContactRefused(Refusal):
    """A contact that cannot have been so. ``because`` names the field it is about."""


@dataclass(frozen=True)
class WrittenPassage:
    """One passage of a note: whose it is, what it touches, what it says."""

    subject_id: UUID
    text: str
    label: str = "general"
    kind: str = PassageKind.WHAT_HAPPENED


@dataclass(frozen=True, kw_only=True)
class Happened:
    """A contact as told: all that is needed to write it down once for all who took part.

    ``minutes`` maps each client who took part to minutes; a dyad's minutes are minutes together.
    """

    kind: str
    place: str
    on: dt.date
    starts: dt.time | None = None
    minutes: dict[UUID, int] = field(default_factory=dict)
    duration: int | None = None
    planned: bool = True
    outcome: str = Outcome.TOOK_PLACE
    not_met_because: str = ""
    relationships: Sequence[str] = ()
    services: Sequence[str] = ()
    material: Sequence[str] = ()
    passages: Sequence[WrittenPassage] = ()
    appointment_id: UUID | None = None
    long_ago_reason: str = ""


def check(told: Happened, *, today: dt.date) -> None:
    """Refuse what cannot have been so.

    Raises
    ------
    ContactRefused
        With the name of the field in ``because``.
    """
    _check_day(told, today)
    _check_minutes(told)
    if not told.minutes:
        raise ContactRefused("minutes", "Choose who took part.")
    if told.outcome == Outcome.DID_NOT_MEET:
        if told.not_met_because not in set(NotMetBecause):
            raise ContactRefused("not_met_because", "Choose why you did not meet; “not known” is fine.")
        if told.material or told.services:
            raise ContactRefused("outcome", "You did not meet, so leave services and practical help empty.")
    if any(one.subject_id not in told.minutes for one in told.passages if one.text.strip()):
        raise ContactRefused(
            "passages", "A passage is about somebody who did not take part. Add her or move the text."
        )


def told_fields(told: Happened) -> list[str]:
    """Which parts were written, for the trail: names only."""
    return [name for name in ("passages", "services", "material", "not_met_because") if getattr(told, name)]


def _check_day(told: Happened, today: dt.date) -> None:
    if told.on > today:
        raise ContactRefused("on", "This day is still to come. Book a visit instead, or change the date.")
    if told.on < today - OLDEST and not told.long_ago_reason:
        raise ContactRefused(
            "on", "This is more than a year ago. Check the year; if it is right, say why it is written now."
        )


def _check_minutes(told: Happened) -> None:
    longest = max(told.minutes.values(), default=0)
    if told.duration is not None and told.duration < 0:
        raise ContactRefused("ends", "The visit ends before it starts. Check both times.")
    if min(told.minutes.values(), default=0) < 0:
        raise ContactRefused("minutes", "Minutes count up from 0.")
    if max(longest, told.duration or 0) > LONGEST_MINUTES:
        raise ContactRefused("minutes", "That is longer than 16 hours. Check the minutes.")
    if told.duration is not None and longest > told.duration:
        raise ContactRefused("minutes", "Nobody can take part longer than the whole contact lasted.")


def minutes_between(starts: dt.time, ends: dt.time) -> int:
    """Minutes from start to end on one day; negative when it ends before it starts."""
    return (ends.hour * 60 + ends.minute) - (starts.hour * 60 + starts.minute)


def overlaps(first: tuple[dt.time, int], second: tuple[dt.time, int]) -> bool:
    """Whether two contacts of one worker on one day (start, minutes) are at the same time."""
    a = first[0].hour * 60 + first[0].minute
    b = second[0].hour * 60 + second[0].minute
    return a < b + second[1] and b < a + first[1]
