"""What happens beside the families: drop-ins, talks with people who gave no name, needs nobody could serve."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from functools import partial

from beside.accounts.models import Program
from beside.care import actions as care
from beside.care.actions import Met

from .crew import Worker
from .days import daytime
from .narrator import Narrator
from .phrases import OUTREACH_WORDS

_UNMET = (
    "housing", "housing", "housing", "child_care", "detox_with_child", "interpreter", "counselling", "food",
)  # fmt: skip
_BECAUSE = ("no_place", "no_place", "hours", "not_offered", "too_far", "language")
_UNNAMED = (
    "green scarf",
    "tall one",
    "red bike",
    "two dogs",
    "curly",
    "the singer",
    "grey hood",
    "sunflower",
)
ZONES = ("downtown_east", "downtown_west", "north", "lakeside", "drop_in")
NEEDS = (
    "food", "drink", "clothing", "harm_reduction", "naloxone", "hygiene", "somebody_to_talk_to", "information",
)  # fmt: skip


@dataclass(frozen=True)
class Street:
    """Who goes out, and for which program."""

    program: Program
    worker: Worker
    chance: random.Random


def tell_town(narrator: Narrator, street: Street) -> None:
    """Put the drop-ins and street rounds of the years into the line."""
    chance, day = street.chance, narrator.begin.date()
    while day < narrator.end.date():
        narrator.at(daytime(day, chance), partial(_drop_in, street))
        if chance.random() < 0.55:
            narrator.at(daytime(day + dt.timedelta(days=2), chance), partial(_round, street))
        if chance.random() < 0.25:
            narrator.at(daytime(day + dt.timedelta(days=3), chance), partial(_unmet, street))
        day += dt.timedelta(days=7)


def met(chance: random.Random, on: dt.date, nickname: str = "") -> Met:
    """One talk, as it is written down in half a minute."""
    return Met(
        on=on,
        zone=chance.choice(ZONES),
        needs=chance.sample(NEEDS, chance.randint(1, 3)),
        words=chance.choice(OUTREACH_WORDS),
        nickname=nickname,
        pregnancy_mentioned=chance.random() < 0.12,
        explained=chance.random() < 0.3,
    )


def _drop_in(street: Street, at: dt.datetime) -> None:
    chance = street.chance
    care.count_heads(
        street.program,
        on=at.date(),
        what=chance.choice(("drop_in", "drop_in", "meal")),
        named=chance.randint(6, 18),
        unnamed=chance.randint(1, 8),
        children=chance.randint(0, 7),
        by=street.worker.actor,
    )


def _round(street: Street, at: dt.datetime) -> None:
    nickname = street.chance.choice(_UNNAMED) if street.chance.random() < 0.3 else ""
    care.record_outreach(street.program, met(street.chance, at.date(), nickname), by=street.worker.actor)


def _unmet(street: Street, at: dt.datetime) -> None:
    need, because = street.chance.choice(_UNMET), street.chance.choice(_BECAUSE)
    care.note_unmet(street.program, need=need, because=because, on=at.date(), by=street.worker.actor)
