"""What can be written of her story and her safety. Everything may be left; nothing follows from any of it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from beside.foundation.errors import Refusal

LONGEST = 20_000
LOWEST, HIGHEST = 0, 10


class StoryRefused(Refusal):
    """It cannot have been so. ``because`` names the field it is about."""


class Message(StrEnum):
    """Whether she wants a kind word around a hard date, and when. Empty: she has not asked for one."""

    NONE = ""
    DAY_BEFORE = "day_before"
    ON_THE_DAY = "on_the_day"


class Order(StrEnum):
    """How something lies to a return to use in time, as she and her worker see it; not what caused what."""

    BEFORE = "before"
    AFTER = "after"
    NOT_SURE = "not_sure"


class Around(StrEnum):
    """What may lie around a return to use."""

    CONTACT = "contact"
    HARD_DATE = "hard_date"
    APART = "apart"
    MOVE = "move"
    LOSS = "loss"
    VIOLENCE = "violence"
    ILLNESS = "illness"
    ACCIDENT = "accident"
    FAMILY = "family"
    REMINDER = "reminder"
    OWN_WORDS = "own_words"


#: Who may read what lies around it, beside those cleared for substance use.
LABEL_OF: dict[Around, str] = {
    Around.VIOLENCE: "violence",
    Around.ILLNESS: "health",
    Around.ACCIDENT: "health",
    Around.LOSS: "health",
}


class LivedTime(StrEnum):
    """What she has lived through is kept apart by time."""

    PAST = "past"
    NOW = "now"


def check_day(on: dt.date, today: dt.date, *, field: str = "on") -> None:
    """Refuse a day to come, or one before anybody was born."""
    if on > today:
        raise StoryRefused(field, "This day is still to come. Check the date.")
    if on.year < today.year - 100:
        raise StoryRefused(field, "This is more than a hundred years ago. Check the year.")


def check_said(texts: dict[str, str], *, numbers: dict[str, int | None] | None = None) -> None:
    """Refuse an entry in which nothing was said, a text too long, or a number outside 0 to 10."""
    for name, text in texts.items():
        if len(text) > LONGEST:
            raise StoryRefused(name, "This text is longer than 20,000 characters. Please split it in two.")
    for name, number in (numbers or {}).items():
        if number is not None and not LOWEST <= number <= HIGHEST:
            raise StoryRefused(name, "Write a number from 0 to 10, or leave it empty.")
    said = [text for text in texts.values() if text.strip()]
    if not said and all(number is None for number in (numbers or {}).values()):
        raise StoryRefused(next(iter(texts)), "Write a few words first. Every box may stay empty but one.")


def next_time(day: dt.date, *, yearly: bool, after: dt.date) -> dt.date | None:
    """The next time a hard date comes, on or after a day; None when it came once and is past.

    Notes
    -----
    A 29 February comes on 28 February in other years.
    """
    if not yearly:
        return day if day >= after else None
    this_year = _in_year(day, after.year)
    return this_year if this_year >= after else _in_year(day, after.year + 1)


def line_day(comes: dt.date, message: str) -> dt.date:
    """The day on which the gentle line begins to show."""
    return comes - dt.timedelta(days=1) if message == Message.DAY_BEFORE else comes


def _in_year(day: dt.date, year: int) -> dt.date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
