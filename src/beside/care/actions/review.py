"""Looking at the plan together: what she says, what her worker says, what both agree; and a program's rhythm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed
from beside.foundation.labels import Label
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import Goal, PlanReview, PlanSetting
from ..queries import require_label
from ..rules.outreach import check_keep_days
from ..rules.plan import HerYes, check_rhythm, check_yes, looked_at
from .plan import GoalTold, change_goal


@dataclass(frozen=True, kw_only=True)
class LookedAt:
    """What was said when they looked at the plan. ``stands``: how each goal stands now, by goal."""

    on: dt.date
    she_says: str = ""
    worker_says: str = ""
    agreed: str = ""
    her_yes: str = HerYes.NOT_YET
    label: str = Label.GENERAL
    stands: Mapping[UUID, str] = field(default_factory=dict)


@action
def look_together(
    program: Program, mother: Client, told: LookedAt, goals: Sequence[Goal] = (), *, by: Actor
) -> PlanReview:
    """Write down that the plan was looked at together; her worker's name under it is her worker's signature."""
    require_label(by, mother, told.label)
    looked_at(told.on, (told.she_says, told.worker_says, told.agreed), today=today())
    review = PlanReview(program=program, subject=mother, label=told.label, on=told.on)
    review.she_says, review.worker_says = told.she_says.strip() or None, told.worker_says.strip() or None
    review.agreed, review.her_yes = told.agreed.strip() or None, HerYes(told.her_yes)
    review.her_yes_on = told.on if review.is_shared else None
    review.author_id, review.author_name = by.id, by.name[:120]
    review.save(force_insert=True)
    for goal in goals:
        _stands(goal, told.stands.get(goal.pk, goal.state), by)
    record_change(by, "care.plan_looked_at", review, fields=["she_says", "worker_says", "agreed", "her_yes"])
    return review


@action
def say_yes(review: PlanReview, how: str, *, by: Actor) -> PlanReview:
    """She agreed to what was written, and how she did. Once both agreed it stays as it is."""
    require_label(by, review.subject, review.label)
    check_yes(review.is_shared, how)
    review.her_yes, review.her_yes_on = HerYes(how), today()
    review.save(update_fields=["her_yes", "her_yes_on"])
    record_change(by, "care.plan_agreed", review, fields=["her_yes"])
    return review


@action
def set_rhythm(
    program: Program,
    *,
    review_months: int,
    families_usual: int | None,
    families_most: int | None,
    visits_month: int | None = None,
    template: str = "",
    by: Actor,
) -> PlanSetting:
    """Set how often plans are looked at together, how many families a worker walks with, how many visits a month."""
    if not (by.is_system or by.can("circle.manage", program.pk)):
        raise NotAllowed
    check_rhythm(review_months, families_usual, families_most, visits_month)
    setting = PlanSetting.objects.filter(program=program).first() or PlanSetting(program=program)
    setting.review_months, setting.template = review_months, template[:40]
    setting.families_usual, setting.families_most = families_usual, families_most
    setting.visits_month = visits_month
    setting.save()
    fields = ["review_months", "families_usual", "families_most", "visits_month"]
    record_change(by, "care.rhythm_set", setting, fields=fields)
    return setting


@action
def set_nickname_days(program: Program, days: int | None, *, by: Actor) -> PlanSetting:
    """How long this program keeps a nickname nobody became known by; None takes the number of the house."""
    if not (by.is_system or by.can("circle.manage", program.pk)):
        raise NotAllowed
    if days is not None:
        check_keep_days(days)
    setting = PlanSetting.objects.filter(program=program).first() or PlanSetting(program=program)
    setting.nickname_days = days
    setting.save()
    record_change(by, "care.nickname_days_set", setting, fields=["nickname_days"])
    return setting


def _stands(goal: Goal, state: str, by: Actor) -> None:
    if state == goal.state:
        return
    told = GoalTold(
        words=goal.words,
        who=goal.who or "",
        next_step=goal.next_step or "",
        targets=goal.target_list,
        label=goal.label,
        state=state,
    )
    change_goal(goal, told, expected=goal.version, by=by)
