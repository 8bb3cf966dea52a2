"""The families of the ten journeys, from their beginnings."""

from __future__ import annotations

import datetime as dt
import random

from ..crew import Team
from ..family import Family
from ..narrator import Narrator
from .kay import kay
from .marie import marie
from .plans import a_rhythm
from .reza import reza
from .soraya import soraya


def begin(narrator: Narrator, team: Team, chance: random.Random, today: dt.date) -> list[Family]:
    """Put the first day of each journey into the line."""
    narrator.at(narrator.begin, lambda at: a_rhythm(team.program, at))
    told = []
    for tell in (kay, reza, marie, soraya):
        own = random.Random(chance.random())  # noqa: S311  (a story, not a secret)
        told.append(tell(narrator, team, own, today))
    return told
