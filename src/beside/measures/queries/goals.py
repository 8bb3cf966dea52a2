"""Her goals with five described levels, as far as the asker is cleared for each."""

from __future__ import annotations

from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed, NotVisible
from beside.people.models import Client
from beside.people.queries import cleared_items, cleared_labels

from ..models import Administration, GoalScale


def goals_of(actor: Actor, client: Client) -> list[GoalScale]:
    """All goals of one client that the asker may read, those worked on first, then newest first."""
    rows = GoalScale.objects.filter(subject__in=Client.objects.visible_to(actor).filter(pk=client.pk))
    found = cleared_items(actor, rows.order_by("set_on", "created_at"))
    return sorted(found, key=lambda goal: goal.ended_on is not None)


def goal(actor: Actor, pk: UUID) -> GoalScale:
    """One goal of somebody whose record she may open, with a label she is cleared for."""
    people = ("subject__person", "subject__caregiver__person", "subject__child__person")
    rows = GoalScale.objects.filter(pk=pk, subject__in=Client.objects.visible_to(actor))
    found = cleared_items(actor, rows.select_related(*people))
    if not found:
        raise NotVisible
    return found[0]


def goals_to_rate(actor: Actor, given: Administration) -> list[GoalScale]:
    """The goals that are open on the day of a rating, or that the rating names already."""
    named = {one["goal"] for row in given.answers.filter(item="goals") for one in row.value or ()}
    found = goals_of(actor, given.subject)
    return [one for one in found if one.ended_on is None or str(one.pk) in named]


def demand_goal_label(actor: Actor, client: Client, label: str) -> None:
    """She is cleared for what the goal touches; or NotAllowed."""
    if not actor.is_system and label not in cleared_labels(actor, client):
        raise NotAllowed
