"""A family's plan: three standing panels, each with what the asker may read of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible
from beside.foundation.together import rows, together
from beside.people.models import Client
from beside.people.queries import clearance, family_of, programs_of
from beside.people.queries.clients import Family
from beside.people.queries.stories import stories_under
from beside.people.rules.stories import StoryKind

from ..models import EarlierGoal, Goal, IntakeAnswer, NotNow, PlanReview
from ..rules.intake import AnswerKind

ASKED = {"hopes_as_mother": "as_parent", "hopes_for_child": "for_child"}


@dataclass(frozen=True)
class PlanPanel:
    """One client's part of the plan. It stands also when it is empty, rests, or is not for this reader."""

    client: Client
    opens: bool
    goals: tuple[Goal, ...] = ()
    settled: tuple[Goal, ...] = ()
    not_now: NotNow | None = None


@dataclass(frozen=True)
class Plan:
    """The panels of mother, children and each pair, and her order across them."""

    mother: Client | None
    panels: tuple[PlanPanel, ...]
    order: tuple[Goal, ...]
    hopes: tuple[tuple[str, str], ...]
    labels: frozenset[str]
    last_look: PlanReview | None = None

    def of_kind(self, kind: str) -> list[PlanPanel]:
        """The panels of one kind."""
        return [panel for panel in self.panels if panel.client.kind == kind]

    @property
    def seen(self) -> list[Client]:
        """The clients whose part is shown."""
        return [panel.client for panel in self.panels if panel.opens]


def plan_of(actor: Actor, client: Client) -> Plan:
    """The plan of the family around a client: hers when it is the mother, else the mother's the asker may open."""
    family, mother = _family(actor, client)
    opened = [member.client for member in family.members if member.opens]
    labels, written, rests, looks = together(
        clearance.asked(actor, [one.pk for one in opened]),
        rows(Goal.objects.filter(subject__in=opened).select_related("program")),
        rows(NotNow.objects.filter(subject__in=opened, ended_on__isnull=True).order_by("on", "created_at")),
        rows(_looks(mother)),
    )
    goals = _readable(written, labels)
    resting = {row.subject_id: row for row in _not_now(rests, labels)}
    panels = tuple(
        PlanPanel(
            member.client,
            member.opens,
            tuple(g for g in goals if g.subject_id == member.client.pk and g.is_open),
            tuple(g for g in goals if g.subject_id == member.client.pk and not g.is_open),
            resting.get(member.client.pk),
        )
        for member in family.members
    )
    return Plan(
        mother,
        panels,
        tuple(g for g in goals if g.is_open),
        tuple(_hopes(actor, mother, labels[mother.pk])) if mother else (),
        labels[mother.pk] if mother else frozenset(),
        next((look for look in looks if look.label in labels[look.subject_id]), None),
    )


def hope_of(actor: Actor, client: Client, part: str) -> str:
    """One hope of a mother, to make a goal of; "" when there is none the asker may read."""
    if not part or not client.is_mother:
        return ""
    return dict(_hopes(actor, client, clearance(actor, [client.pk])[client.pk])).get(part, "")


def goal_of(actor: Actor, pk: UUID) -> Goal:
    """A goal of a client she may open, under a label she is cleared for."""
    found = Goal.objects.filter(pk=pk, subject__in=Client.objects.visible_to(actor))
    goal = found.select_related("program", "subject").first()
    if goal is None or goal.label not in clearance(actor, [goal.subject_id])[goal.subject_id]:
        raise NotVisible
    return goal


def earlier_words(actor: Actor, goal: Goal) -> list[EarlierGoal]:
    """How it read before, newest first; each under the label it had."""
    labels = clearance(actor, [goal.subject_id])[goal.subject_id]
    return [row for row in goal.earlier.order_by("-number") if row.label in labels]


def not_now_of(actor: Actor, pk: UUID) -> NotNow:
    """A panel that rests, of a client she may open."""
    found = NotNow.objects.filter(pk=pk, subject__in=Client.objects.visible_to(actor))
    row = found.select_related("subject").first()
    if row is None or row.label not in clearance(actor, [row.subject_id])[row.subject_id]:
        raise NotVisible
    return row


def program_to_write(actor: Actor, client: Client) -> Program:
    """The program in which she writes the plan of this client."""
    ids = programs_of(actor, client, "clients.write")
    found = Program.objects.filter(pk__in=ids).order_by("name").first()
    if found is None:
        raise NotVisible
    return found


def _looks(mother: Client | None) -> QuerySet[PlanReview]:
    rows = PlanReview.objects.filter(subject=mother).select_related("program__plan_setting")
    return rows.order_by("-on", "-created_at")[:10]


def _family(actor: Actor, client: Client) -> tuple[Family, Client | None]:
    family = family_of(actor, client)
    if client.is_mother:
        return family, client
    mother = next((member.client for member in family.caregivers if member.opens), None)
    return (family_of(actor, mother), mother) if mother else (family, None)


def _readable(goals: Iterable[Goal], labels: dict[UUID, frozenset[str]]) -> list[Goal]:
    kept = [goal for goal in goals if goal.label in labels[goal.subject_id]]
    return sorted(kept, key=lambda goal: (goal.place, goal.created_at))


def _not_now(rests: list[NotNow], labels: dict[UUID, frozenset[str]]) -> list[NotNow]:
    """Resting panels; the reason of one whose label she is not cleared for is not opened, only that it rests."""
    for row in rests:
        if row.label not in labels[row.subject_id]:
            row.reason = ""
    return rests


def _hopes(actor: Actor, mother: Client, labels: frozenset[str]) -> list[tuple[str, str]]:
    """What she hopes for, in her words: as written last, else as she said it at intake (PEER-001, BTC-039)."""
    for written in stories_under(actor, mother, labels, [StoryKind.HOPES])[StoryKind.HOPES]:
        return [(part, text) for part, text in written.parts.items() if text]
    rows = IntakeAnswer.objects.filter(
        intake__subject=mother, superseded=False, kind=AnswerKind.ANSWERED, question__in=list(ASKED)
    )
    said: dict[str, str] = {row.question: row.answer or "" for row in rows if row.label in labels}
    return [(part, said[question]) for question, part in ASKED.items() if said.get(question)]
