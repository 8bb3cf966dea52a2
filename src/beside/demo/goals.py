"""A first goal or two of the families around the journeys, in the mother's words."""

from __future__ import annotations

import datetime as dt
import random

from beside.care import actions as care
from beside.care.actions import GoalTold
from beside.people.models import Client

from .days import daytime
from .family import Family
from .phrases import GOALS, GOALS_TOGETHER


def goals_to_come(family: Family, at: dt.datetime) -> None:
    """Some weeks in, most mothers say what they want; chance of its own, so that no other story changes."""
    chance = random.Random(f"{family.named.called}/{at}")  # noqa: S311  (a story, not a secret)
    if chance.random() < 0.7:
        moment = daytime(at.date() + dt.timedelta(days=chance.randint(25, 60)), chance)
        family.narrator.at(moment, lambda _m: _say(family, chance))


def _say(family: Family, chance: random.Random) -> None:
    if family.moved_on:
        return
    _goal(family, family.her, chance.choice(GOALS))
    if family.children and chance.random() < 0.6:
        _goal(family, family.children[-1][1], chance.choice(GOALS_TOGETHER))


def _goal(family: Family, subject: Client, said: tuple[str, str, str]) -> None:
    words, targets, step = said
    told = GoalTold(
        words=family.say(words), targets=targets.split(), next_step=step, who=family.key.actor.name
    )
    care.add_goal(family.program, subject, told, by=family.key.actor)
