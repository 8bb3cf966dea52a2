"""Goals and ratings, prepared for a page: the score with everything it was worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Administration, GoalScale
from ..rules.goals import LEVELS
from ..rules.words import Standing
from ..words import GOAL_LEVELS, GOAL_WEIGHTS, INFORMANTS
from .result import figure


@dataclass(frozen=True)
class GoalLine:
    """One goal with its levels in words, and the level it was rated at."""

    goal: GoalScale
    weight: Any
    levels: list[tuple[int, Any, str]]
    level: Any = ""


@dataclass(frozen=True)
class RatedLine:
    """One rating of all goals, by one person on one day."""

    given: Administration
    who: Any
    score: str
    of: str


def goal_lines(goals: Iterable[GoalScale]) -> list[GoalLine]:
    """Goals with the words of each level."""
    return [_line(goal) for goal in goals]


def _line(goal: GoalScale, level: int | None = None, weight: int | None = None) -> GoalLine:
    named = [(n, GOAL_LEVELS[n], goal.levels.get(str(n), "")) for n in LEVELS]
    said = "" if level is None else GOAL_LEVELS[level]
    return GoalLine(goal, GOAL_WEIGHTS.get(weight or goal.weight, weight), named, said)


def computed_from(responses: Mapping[str, Any], goals: Iterable[GoalScale]) -> dict[str, Any]:
    """What a T-score was worked out from: each goal with its weight and level; how many are for others only."""
    by_id = {str(goal.pk): goal for goal in goals}
    told = responses.get("goals") or []
    shown = [
        _line(by_id[one["goal"]], one.get("level"), one.get("weight")) for one in told if one["goal"] in by_id
    ]
    return {"goals": shown, "hidden": len(told) - len(shown)}


def how(responses: Mapping[str, Any]) -> str:
    """One line under the score."""
    rated = [one for one in responses.get("goals") or [] if one.get("level") is not None]
    if not rated:
        return _("no goal was rated")
    weights = ", ".join(f"{one['weight']}" for one in rated)
    said = ngettext(
        "from %(n)d goal with weight %(weights)s; 50 means as hoped, each 10 one step of a single goal",
        "from %(n)d goals with weights %(weights)s; 50 means as hoped on the whole",
        len(rated),
    )
    return said % {"n": len(rated), "weights": weights}


def history(given: Iterable[Administration]) -> list[RatedLine]:
    """Finished ratings, newest first, each with its score and how many goals it rests on."""
    rows = [one for one in given if one.instrument == "gas" and one.standing == Standing.DONE]
    return [_rated(one) for one in reversed(rows)]


def _rated(one: Administration) -> RatedLine:
    score = next((row for row in one.scores.all() if row.score == "t_score"), None)
    if score is None or score.value is None:
        return RatedLine(one, INFORMANTS.get(one.informant, one.informant), "–", "")
    of = ngettext("%(n)d goal", "%(n)d goals", score.n) % {"n": score.n}
    return RatedLine(one, INFORMANTS.get(one.informant, one.informant), figure(score.value), of)
