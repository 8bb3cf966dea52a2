"""Her goals with five described levels: agreed with her, reworded before the first rating, rated, set aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import require

from ..models import Administration, Answer, GoalScale
from ..queries.allowed import demand_writer
from ..queries.goals import demand_goal_label, goals_to_rate
from ..rules.goals import MOST_GOALS, WEIGHTS, GoalWords, kept_levels, may_be_reworded, rated
from ..rules.refusals import MeasureRefused, check_open


@action
def set_goal(subject: Client, told: GoalWords, *, by: Actor) -> GoalScale:
    """Keep a goal as she and her worker agreed on it."""
    require(by, subject, "measures.write")
    demand_goal_label(by, subject, told.label)
    _check(told)
    if GoalScale.objects.filter(subject=subject, ended_on__isnull=True).count() >= MOST_GOALS:
        raise MeasureRefused("words", "These are many goals at once. Set one aside first.")
    goal = GoalScale(subject=subject, set_on=today(), author_id=by.id, author_name=by.name)
    _write(goal, told)
    goal.save(force_insert=True)
    record_change(by, "measures.goal_set", goal)
    return goal


@action
def change_goal(goal: GoalScale, told: GoalWords, *, expected: int, by: Actor) -> GoalScale:
    """Reword a goal that has not been rated yet; ``expected`` is the version that was on the page."""
    require(by, goal.subject, "measures.write")
    demand_goal_label(by, goal.subject, goal.label)
    demand_goal_label(by, goal.subject, told.label)
    if not may_be_reworded(goal.first_rated_on):
        raise MeasureRefused(
            "words", "This goal has been rated, so its words stay. Set it aside and write a new one."
        )
    _check(told)
    _write(goal, told)
    goal.save_version(expected, ["words", "levels", "weight", "label"])
    record_change(by, "measures.goal_reworded", goal, fields=["words", "levels", "weight", "label"])
    return goal


@action
def set_aside_goal(goal: GoalScale, *, by: Actor) -> GoalScale:
    """It is no longer hers to work on, for whatever reason; earlier ratings stay."""
    require(by, goal.subject, "measures.write")
    demand_goal_label(by, goal.subject, goal.label)
    goal.ended_on = today()
    goal.save(update_fields=["ended_on"])
    record_change(by, "measures.goal_set_aside", goal, fields=["ended_on"])
    return goal


@action
def rate_goals(administration: Administration, levels: Mapping[str, int | None], *, by: Actor) -> int:
    """Keep how far each goal was reached; a goal without a level was not rated that day.

    The words of rated goals stand from now on.
    """
    demand_writer(by, administration)
    check_open(administration.standing)
    goals = goals_to_rate(by, administration)
    row = administration.answers.filter(item="goals").first()
    kept = row or Answer(administration=administration, item="goals")
    mine = {str(goal.pk) for goal in goals}
    before: list[dict[str, Any]] = (row.value if row else None) or []
    others = [one for one in before if one["goal"] not in mine]
    kept.value = [*rated(goals, levels), *others]
    kept.save()
    named = [goal.pk for goal in goals if levels.get(str(goal.pk)) is not None]
    GoalScale.objects.filter(pk__in=named, first_rated_on__isnull=True).update(
        first_rated_on=administration.local_date
    )
    record_change(by, "measures.answered", administration, fields=["answers"])
    return len(named)


def _check(told: GoalWords) -> None:
    if not told.words.strip():
        raise MeasureRefused("words", "Write the goal in her words.")
    if told.weight not in WEIGHTS:
        raise MeasureRefused("weight", "Choose how much this goal matters to her.")


def _write(goal: GoalScale, told: GoalWords) -> None:
    goal.words, goal.levels = told.words.strip(), kept_levels(told.levels)
    goal.weight, goal.label = told.weight, told.label
