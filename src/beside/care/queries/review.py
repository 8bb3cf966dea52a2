"""When a plan was looked at together and around when again; families walked with; plans for the child alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from beside.accounts.models import Program
from beside.accounts.queries import programs_for, staff_of
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible
from beside.people.models import Assignment, Client, EnrolmentState
from beside.people.queries import cleared_labels
from beside.people.rules.enrolment import State

from ..models import Goal, NotNow, PlanReview, PlanSetting
from ..rules.plan import GoalState, child_only


@dataclass(frozen=True)
class Walking:
    """A worker and how many families she walks with, and of how many she is the key worker."""

    name: str
    families: int
    as_key_worker: int
    user_id: UUID | None = None


@dataclass(frozen=True)
class Caseload:
    """The workers of one program by name, and the program's own usual size."""

    program: Program
    setting: PlanSetting | None
    workers: tuple[Walking, ...]


@dataclass(frozen=True)
class ChildOnly:
    """A family whose plan is for the child alone."""

    mother: Client
    child: Client
    dyad: Client


def reviews_of(actor: Actor, mother: Client) -> list[PlanReview]:
    """The times the plan was looked at together, newest first."""
    rows = PlanReview.objects.filter(
        subject__in=Client.objects.visible_to(actor),
        subject_id=mother.pk,
        label__in=cleared_labels(actor, mother),
    )
    return list(rows.select_related("program__plan_setting").order_by("-on", "-created_at"))


def review_of(actor: Actor, pk: UUID) -> PlanReview:
    """One of them."""
    found = PlanReview.objects.filter(pk=pk, subject__in=Client.objects.visible_to(actor))
    review = found.select_related("subject__person", "program__plan_setting").first()
    if review is None or review.label not in cleared_labels(actor, review.subject):
        raise NotVisible
    return review


def rhythm_of(actor: Actor, program_id: UUID) -> Program:
    """A program whose rhythm she sets, with its settings at hand."""
    found = programs_for(actor, "circle.manage").select_related("plan_setting").filter(pk=program_id).first()
    if found is None:
        raise NotVisible
    return found


def caseloads(actor: Actor) -> list[Caseload]:
    """For who arranges circles: each of her programs, its workers by name. No family is named, nobody ranked."""
    programs = list(programs_for(actor, "circle.manage").select_related("plan_setting").order_by("name"))
    counted = _counted(actor, programs)
    return [
        Caseload(
            program,
            getattr(program, "plan_setting", None),
            tuple(
                Walking(user.display_name, *counted.get((program.pk, user.pk), (0, 0)), user.pk)
                for user in sorted(staff_of(program.pk), key=lambda user: user.display_name.casefold())
                if (program.pk, user.pk) in counted
            ),
        )
        for program in programs
    ]


def child_only_plans(actor: Actor) -> list[ChildOnly]:
    """Families of her programs whose plan is for the child alone, by the mother's name (MCS-032)."""
    programs = programs_for(actor, "notes.countersign")
    seen = Client.objects.visible_to(actor)
    children = Goal.objects.filter(
        program__in=programs, state=GoalState.OPEN, subject__kind=Client.CHILD, subject__in=seen
    ).values("subject_id")
    dyads = list(seen.filter(kind=Client.DYAD, child_id__in=children).with_people())
    others = {pk for dyad in dyads for pk in (dyad.pk, dyad.caregiver_id)}
    goals = set(_open(Goal.objects.filter(state=GoalState.OPEN), others))
    rests = set(_open(NotNow.objects.filter(ended_on__isnull=True), others))
    alone = [dyad for dyad in dyads if _for_the_child_alone(dyad, goals, rests)]
    found = [ChildOnly(dyad.caregiver, dyad.child, dyad) for dyad in alone if dyad.caregiver and dyad.child]
    return sorted(found, key=lambda one: one.mother.display_name.casefold())


def _for_the_child_alone(dyad: Client, goals: set[UUID], rests: set[UUID]) -> bool:
    return child_only(
        child=True,
        mother=dyad.caregiver_id in goals,
        mother_not_now=dyad.caregiver_id in rests,
        dyad=dyad.pk in goals,
        dyad_not_now=dyad.pk in rests,
    )


def _open(rows: QuerySet[Any], ids: Iterable[UUID | None]) -> QuerySet[Any, UUID]:
    return rows.filter(subject_id__in=list(ids)).values_list("subject_id", flat=True)


def walked_with_today(actor: Actor, programs: list[Program]) -> list[tuple[UUID, UUID, UUID, str]]:
    """Who walks with which mother today, as (program, worker, mother, role); with resting ones nobody does."""
    newest = EnrolmentState.objects.filter(
        enrolment__client=OuterRef("client"), enrolment__program=OuterRef("program")
    ).order_by("-on", "-created_at")
    rows = (
        Assignment.objects.current(today())
        .filter(
            program__in=programs, client__kind=Client.MOTHER, client__in=Client.objects.findable_by(actor)
        )
        .annotate(state_now=Subquery(newest.values("state")[:1]))
        .exclude(state_now__in=[State.RESTING, State.MOVED_ON])
    )
    return list(rows.values_list("program_id", "user_id", "client_id", "role"))


def _counted(actor: Actor, programs: list[Program]) -> dict[tuple[UUID, UUID], tuple[int, int]]:
    """Families walked with today and those with her as key worker, by program and worker; resting ones not."""
    walked: dict[tuple[UUID, UUID], set[UUID]] = defaultdict(set)
    key: Counter[tuple[UUID, UUID]] = Counter()
    for program, user, client, role in walked_with_today(actor, programs):
        walked[program, user].add(client)
        key[program, user] += role == "key_worker"
    return {pair: (len(clients), key[pair]) for pair, clients in walked.items()}
