"""The plan: what a goal is for, how it stands, in which order, and when it is looked at together again."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from beside.foundation.errors import Refusal

from .words import Relationship

REVIEW_MONTHS = 4
Thing = TypeVar("Thing")


class Target(StrEnum):
    """What a goal or a contact is for (BTC-108). None is asked for, and none comes before another."""

    TIE = "tie"
    WELLBEING = "wellbeing"
    CHILD = "child"
    TRAUMA = "trauma"
    USE = "use"
    BASICS = "basics"


class GoalState(StrEnum):
    """How a goal stands. None of these is a verdict."""

    OPEN = "open"
    REACHED = "reached"
    CHANGED = "changed"
    SET_DOWN = "set_down"


class HerYes(StrEnum):
    """How she agreed to what a review holds."""

    IN_HER_WORDS = "in_her_words"
    READ_TO_HER = "read_to_her"
    NOT_YET = "not_yet"


class PlanRefused(Refusal):
    """The plan cannot be written so; ``because`` names the field."""


def check_words(words: str) -> str:
    """A goal has words, and nothing else is asked of it: not a kind, not a first, not a target (MCS-002, N04)."""
    said = words.strip()
    if not said:
        raise PlanRefused("words", "Write the goal as she says it.")
    return said


def known_targets(targets: Iterable[str]) -> str:
    """Targets as stored: each once, in the product's order."""
    chosen = set(targets)
    return ",".join(target for target in Target if target in chosen)


def targets_of_relationships(relationships: Iterable[str]) -> frozenset[str]:
    """A contact that served mother and child together was for the tie, whatever else was done in it."""
    return frozenset({Target.TIE}) if Relationship.MOTHER_CHILD in set(relationships) else frozenset()


def moved(things: Sequence[Thing], thing: Thing, *, earlier: bool) -> list[Thing]:
    """The same things with one of them a step earlier or later; at an end everything stays as it is."""
    order = list(things)
    here = order.index(thing)
    there = here - 1 if earlier else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    return order


def look_again(last: dt.date, months: int = REVIEW_MONTHS) -> dt.date:
    """The day around which the plan is looked at together again: counted, never stored, never late (EXT-011)."""
    month0 = last.month - 1 + months
    year, month = last.year + month0 // 12, month0 % 12 + 1
    return dt.date(year, month, min(last.day, calendar.monthrange(year, month)[1]))


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last day of that month."""
    return look_again(day, -months)


def child_only(*, child: bool, mother: bool, mother_not_now: bool, dyad: bool, dyad_not_now: bool) -> bool:
    """A plan for the child alone: nothing for the mother or the two together, and nobody said "not now" (MCS-032)."""
    silent = not (mother or mother_not_now) or not (dyad or dyad_not_now)
    return child and not mother and not dyad and silent


def looked_at(on: dt.date, said: Iterable[str], *, today: dt.date) -> None:
    """A look at the plan was today or earlier, and somebody said something."""
    if on > today:
        raise PlanRefused("on", "This day is still to come. Check the date.")
    if not any(text.strip() for text in said):
        raise PlanRefused("she_says", "Write what she says, what you say, or what you agree.")


def check_yes(already: bool, how: str) -> None:
    """Her yes is given once, and says how."""
    if already:
        raise PlanRefused(
            "how", "She has agreed already. Look at the plan together again to write something new."
        )
    if how not in {HerYes.IN_HER_WORDS, HerYes.READ_TO_HER}:
        raise PlanRefused("how", "Choose how she agreed.")


def check_rhythm(review_months: int, usual: int | None, most: int | None, visits: int | None = None) -> None:
    """A rhythm within a year; the most families are no fewer than the usual number; visits fit into a month."""
    if visits is not None and not 1 <= visits <= 31:
        raise PlanRefused("visits_month", "Write a number of visits from 1 to 31.")
    if not 1 <= review_months <= 12:
        raise PlanRefused("review_months", "Write a number of months from 1 to 12.")
    if usual and most and most < usual:
        raise PlanRefused("families_most", "Write a number that is not smaller than the usual one.")
