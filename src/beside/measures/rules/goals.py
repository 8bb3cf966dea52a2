"""Her own goals with five described levels; how far each was reached is said with her, never about her."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

LEVELS = (2, 1, 0, -1, -2)
WEIGHTS = (1, 2, 3)
MOST_GOALS = 8
AS_HOPED = 0


@dataclass(frozen=True, kw_only=True)
class GoalWords:
    """What is agreed with her: the goal, the words of its levels (by level), how much it matters."""

    words: str
    levels: Mapping[int, str] = field(default_factory=dict)
    weight: int = 1
    label: str = "general"


def kept_levels(levels: Mapping[int, str]) -> dict[str, str]:
    """The described levels as they are stored."""
    return {str(level): levels[level].strip() for level in LEVELS if levels.get(level, "").strip()}


def may_be_reworded(first_rated_on: Any) -> bool:
    """Before its first rating only: a score must keep the words it was given for."""
    return first_rated_on is None


def rated(goals: Iterable[Any], levels: Mapping[str, int | None]) -> list[dict[str, Any]]:
    """Each goal with its weight and level, as a score reads them; a goal left out has no level."""
    return [
        {"goal": str(goal.pk), "weight": goal.weight, "level": levels.get(str(goal.pk))} for goal in goals
    ]
