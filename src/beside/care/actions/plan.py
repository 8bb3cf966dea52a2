"""The plan: a goal is added, changed, put in her order, or let rest. What it said before is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.labels import Label
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import family_of

from ..models import EarlierGoal, Goal, NotNow
from ..queries import require_label
from ..rules.plan import GoalState, PlanRefused, check_words, known_targets, moved

_SAID = ("state", "label", "targets", "words", "who", "next_step", "author_id", "author_name")


@dataclass(frozen=True, kw_only=True)
class GoalTold:
    """A goal as she says it. Only the words are needed."""

    words: str
    who: str = ""
    next_step: str = ""
    targets: Sequence[str] = ()
    label: str = Label.GENERAL
    state: str = GoalState.OPEN


@action
def add_goal(program: Program, subject: Client, told: GoalTold, *, by: Actor) -> Goal:
    """Add a goal at the end of her order; a panel that rested begins by it."""
    require_label(by, subject, told.label)
    goal = Goal(program=program, subject=subject, place=_last_place(by, subject) + 1, on=today())
    _say(goal, told, by)
    goal.save(force_insert=True)
    for resting in NotNow.objects.filter(subject=subject, ended_on__isnull=True):
        _end(resting)
    record_change(by, "care.goal_added", goal, fields=["words", "targets"])
    return goal


@action
def change_goal(goal: Goal, told: GoalTold, *, expected: int, by: Actor) -> Goal:
    """Change a goal's words, next step or how it stands; the earlier words stay readable.

    Raises
    ------
    Conflict
        When somebody saved in the meantime.
    """
    require_label(by, goal.subject, told.label)
    stored = Goal.objects.get(pk=goal.pk)
    earlier = EarlierGoal(
        goal=goal, number=stored.number, on=today(), **{f: getattr(stored, f) for f in _SAID}
    )
    _say(goal, told, by)
    goal.number = stored.number + 1
    goal.save_version(expected, [*_SAID, "number"])
    earlier.save(force_insert=True)
    record_change(by, "care.goal_changed", goal, fields=["words", "state"])
    return goal


@action
def move_goal(goal: Goal, order: Sequence[Goal], *, earlier: bool, by: Actor) -> list[Goal]:
    """Move a goal one step in her order. ``order``: the goals as they stand now, first one first."""
    require_label(by, goal.subject, goal.label)
    places = sorted(one.place for one in order)
    if len(set(places)) < len(places):
        places = list(range(1, len(places) + 1))
    now_so = moved(order, goal, earlier=earlier)
    for place, one in zip(places, now_so, strict=True):
        if one.place != place:
            one.place = place
            one.save(update_fields=["place"])
    record_change(by, "care.goal_moved", goal, fields=["place"])
    return now_so


@action
def say_not_now(subject: Client, *, reason: str, label: str = Label.GENERAL, by: Actor) -> NotNow:
    """Let a panel of the plan rest, with the reason. It stays on the page (MCS-032)."""
    require_label(by, subject, label)
    if not reason.strip():
        raise PlanRefused("reason", "Write why not now, in a few words.")
    for resting in NotNow.objects.filter(subject=subject, ended_on__isnull=True):
        _end(resting)
    said = NotNow(subject=subject, reason=reason.strip(), label=label, on=today())
    said.author_id, said.author_name = by.id, by.name[:120]
    said.save(force_insert=True)
    record_change(by, "care.panel_rests", said, fields=["reason"])
    return said


@action
def begin_again(not_now: NotNow, *, by: Actor) -> NotNow:
    """The panel begins again."""
    require_label(by, not_now.subject, not_now.label)
    _end(not_now)
    record_change(by, "care.panel_begins", not_now, fields=["ended_on"])
    return not_now


def _say(goal: Goal, told: GoalTold, by: Actor) -> None:
    goal.words, goal.label, goal.state = check_words(told.words), told.label, GoalState(told.state)
    goal.who, goal.next_step = told.who.strip() or None, told.next_step.strip() or None
    goal.targets = known_targets(told.targets)
    goal.author_id, goal.author_name = by.id, by.name[:120]


def _last_place(by: Actor, subject: Client) -> int:
    together = [member.client.pk for member in family_of(by, subject).members]
    return Goal.objects.filter(subject_id__in=together).aggregate(last=Max("place"))["last"] or 0


def _end(resting: NotNow) -> None:
    resting.ended_on = today()
    resting.save(update_fields=["ended_on"])
