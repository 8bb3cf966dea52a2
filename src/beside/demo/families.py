"""The families around the journeys: each has a chance of its own, so that one does not change another."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from .beginning import begin
from .crew import FAMILIES_OF_A_TEAM, Team
from .family import Family
from .names import draw_name
from .narrator import Narrator

_HARBOUR_EVERY = 6


def begin_families(
    narrator: Narrator, teams: Sequence[Team], *, families: int, years: float, seed: int
) -> list[Family]:
    """Put the first day of each family into the line; more of them began early than late.

    Parameters
    ----------
    teams
        That of the house, that of the harbour, then those for the families beyond the first sixty.
    """
    return [_one(narrator, teams, number, years, seed) for number in range(families)]


def _one(narrator: Narrator, teams: Sequence[Team], number: int, years: float, seed: int) -> Family:
    chance = random.Random(f"{seed}/{number}")  # noqa: S311  (a story, not a secret)
    family = Family(narrator, _team(teams, number), chance, draw_name(chance))
    days = round(years * 365.25 * chance.random() ** 0.6)
    begin(family, narrator.end.date() - dt.timedelta(days=max(12, days)))
    return family


def _team(teams: Sequence[Team], number: int) -> Team:
    group, place = divmod(number, FAMILIES_OF_A_TEAM)
    if group == 0:
        return teams[1] if place % _HARBOUR_EVERY == _HARBOUR_EVERY - 1 else teams[0]
    return teams[group + 1]
