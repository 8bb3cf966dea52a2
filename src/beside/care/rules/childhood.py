"""What can be true of an observation, an experience, a daycare place; and of a duty that two people considered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from beside.foundation.errors import Refusal

LONGEST_TEXT = 20_000


class SeenBy(StrEnum):
    """Who saw what is told."""

    WORKER = "worker"
    CAREGIVER = "caregiver"
    TOGETHER = "together"


class Grounds(StrEnum):
    """What two people found when they considered whether the law asks for a report."""

    NO = "no"
    UNCERTAIN = "uncertain"
    YES = "yes"


class MotherTold(StrEnum):
    """Whether the mother was told of it."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen between two people."""

    on: dt.date
    context: str
    seen_by: str = SeenBy.WORKER
    label: str = "general"
    patterns: Sequence[str] = ()
    between: str = ""
    helps: str = ""

    def check(self, today: dt.date) -> None:
        """Refuse a day to come and an empty page."""
        check_day(self.on, "on", today)
        if not self.patterns and not self.between.strip():
            raise Refusal("between", "Tick what you saw, or write a few words.")


@dataclass(frozen=True, kw_only=True)
class Lived:
    """What a child lived through, from the child's side; `grown_ups` is the part about somebody else."""

    kind: str
    on: dt.date | None = None
    when: str = ""
    child: str = ""
    shows: str = ""
    helps: str = ""
    grown_ups: str = ""

    def check(self, today: dt.date) -> None:
        """Refuse a day to come."""
        if self.on is not None:
            check_day(self.on, "on", today)


@dataclass(frozen=True, kw_only=True)
class Considered:
    """A duty under the law, as the two people who considered it put it."""

    on: dt.date
    grounds: str
    reasons: str
    decided: str
    mother_told: str
    mother_told_on: dt.date | None = None
    mother_told_words: str = ""

    def check(self, today: dt.date) -> None:
        """Refuse a day to come, and a decision without its reasons or without a word about the mother."""
        check_day(self.on, "on", today)
        if not self.reasons.strip():
            raise Refusal("reasons", "Write in your own words what you looked at and why.")
        if not self.decided.strip():
            raise Refusal("decided", "Write what you decided, also when it is to do nothing more.")
        if self.mother_told == MotherTold.YES and self.mother_told_on is None:
            raise Refusal("mother_told_on", "Give the day on which she was told.")
        if self.mother_told != MotherTold.YES and not self.mother_told_words.strip():
            raise Refusal("mother_told_words", "Say why she was not told, or when she will be.")
        if self.mother_told_on is not None:
            check_day(self.mother_told_on, "mother_told_on", today)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A daycare place on its way."""

    place: str = ""
    applied_on: dt.date | None = None
    offered_on: dt.date | None = None
    started_on: dt.date | None = None
    would_help: str = ""

    def check(self, today: dt.date) -> None:
        """Refuse days out of order and an empty page; a start may be agreed for a day to come."""
        for name in ("applied_on", "offered_on"):
            if getattr(self, name) is not None:
                check_day(getattr(self, name), name, today)
        steps = [
            ("applied_on", self.applied_on),
            ("offered_on", self.offered_on),
            ("started_on", self.started_on),
        ]
        known = [(name, day) for name, day in steps if day is not None]
        for (_earlier, before), (name, after) in zip(known, known[1:], strict=False):
            if after < before:
                raise Refusal(name, "This day lies before the step before it. Check both days.")
        if not (known or self.place.strip() or self.would_help.strip()):
            raise Refusal("place", "Write a few words first.")


def check_day(day: dt.date, field: str, today: dt.date) -> None:
    """Refuse a day that is still to come."""
    if day > today:
        raise Refusal(field, "This day is still to come. Check the date.")


def check_newest(amended_by: str) -> None:
    """Refuse to amend, or take back, what somebody amended meanwhile."""
    if amended_by:
        raise Refusal("", "This was changed meanwhile. Go back, read the newest words, then add yours.")
