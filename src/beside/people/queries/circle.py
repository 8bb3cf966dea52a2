"""Who walks with whom, in which programs, and who opened a record with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from beside.accounts.models import User
from beside.accounts.queries import programs_for, staff_of
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.together import Asking, question
from beside.people.models import Assignment, Away, Client, EnrolmentState, OpeningReason, StaffTie, visibility
from beside.people.rules.enrolment import State


@question
def circle_of(actor: Actor, client: Client) -> Asking[list[Assignment]]:
    """Who walks with her today, key worker first."""
    rows = Assignment.objects.current(today()).filter(client__in=_known(actor, [client.pk]))
    leave = Away.objects.on(today()).filter(user=OuterRef("user"), program=OuterRef("program"))
    rows = rows.annotate(
        away_until=Subquery(leave.values("to_date")[:1]),
        covered_by=Subquery(leave.values("cover__display_name")[:1]),
    )
    found = yield rows.select_related("user", "program").order_by("from_date")
    return sorted(found, key=lambda row: (row.role != "key_worker", row.from_date))


@question
def past_circle(actor: Actor, client: Client, limit: int = 20) -> Asking[list[Assignment]]:
    """Who walked with her before, newest first."""
    rows = Assignment.objects.filter(client__in=_known(actor, [client.pk]), to_date__lte=today())
    return list((yield rows.select_related("user").order_by("-to_date")[:limit]))


@question
def key_workers(actor: Actor, client_ids: Iterable[UUID]) -> Asking[dict[UUID, str]]:
    """The key worker's name by client, for a list (one query)."""
    rows = Assignment.objects.current(today()).filter(
        client__in=_known(actor, list(client_ids)), role="key_worker"
    )
    return dict((yield rows.values_list("client_id", "user__display_name")))


def families_walked_with(actor: Actor, user_id: UUID) -> list[Assignment]:
    """The clients a colleague walks with today, for the handover when she leaves."""
    rows = Assignment.objects.current(today()).filter(
        user_id=user_id, client__in=Client.objects.findable_by(actor)
    )
    if not actor.is_system:
        rows = rows.filter(program_id__in=visibility.programs(actor, visibility.LEAD))
    people = ("client__person", "client__caregiver__person", "client__child__person", "program")
    return list(rows.select_related(*people).order_by("client__kind", "from_date"))


def openings_of(actor: Actor, client: Client) -> QuerySet[OpeningReason]:
    """Who opened this record with a reason, newest first."""
    rows = OpeningReason.objects.filter(client__in=Client.objects.visible_to(actor).filter(pk=client.pk))
    return rows.order_by("-day", "-created_at")


def staff_ties(actor: Actor) -> QuerySet[StaffTie]:
    """Which colleagues are close to which families, for those who arrange circles."""
    rows = StaffTie.objects.filter(ended_on__isnull=True).select_related("user", "person")
    leads = visibility.programs(actor, visibility.LEAD)
    here = Client.objects.filter(enrolments__program_id__in=leads)
    return rows.filter(person__clients__in=here).distinct()


def staff_ties_of(actor: Actor, client: Client) -> list[StaffTie]:
    """Colleagues close to this client, for those who arrange her circle."""
    readable = Client.objects.findable_by(actor).filter(pk=client.pk)
    rows = StaffTie.objects.filter(ended_on__isnull=True, person__clients__in=readable)
    return list(rows.select_related("user"))


@question
def programs_of(actor: Actor, client: Client, capability: str = "") -> Asking[frozenset[UUID]]:
    """The client's programs in which the actor may (with "", all in which she has a place)."""
    places = frozenset((yield client.enrolments.values_list("program_id", flat=True)))
    if not capability or actor.is_system:
        return places
    return places & visibility.programs(actor, capability)


def may_do(actor: Actor, client: Client, capability: str) -> bool:
    """Whether the actor may do this for this client in one of the client's programs."""
    return actor.is_system or bool(programs_of(actor, client, capability))


def require(actor: Actor, client: Client, capability: str) -> None:
    """Refuse a change for a client the actor may not read now, or may read and not change.

    Raises
    ------
    NotVisible, NotAllowed
    """
    if actor.is_system:
        return
    if not Client.objects.visible_to(actor).filter(pk=client.pk).exists():
        raise NotVisible
    if not may_do(actor, client, capability):
        raise NotAllowed


def may_arrange(actor: Actor, client: Client) -> bool:
    """Whether the actor may change the circle: those who arrange circles, and her own key worker."""
    return may_do(actor, client, visibility.LEAD) or is_key_worker(actor, circle_of(actor, client))


def is_key_worker(actor: Actor, circle: Iterable[Assignment]) -> bool:
    """Whether she is the key worker in a circle of today."""
    return any(row.user_id == actor.id and row.role == "key_worker" for row in circle)


def colleague(actor: Actor, program_id: UUID, user_id: Any) -> Any:
    """A colleague who works in a program."""
    found = staff_of(program_id).filter(pk=user_id).first()
    if found is None:
        raise NotVisible
    return found


def colleague_anywhere(actor: Actor, user_id: Any) -> Any:
    """A colleague, present or past, of one of the programs whose circles the actor arranges."""
    mine = programs_for(actor, visibility.LEAD)
    found = User.objects.filter(pk=user_id, memberships__program__in=mine).distinct().first()
    if found is None:
        raise NotVisible
    return found


def _known(actor: Actor, client_ids: list[Any]) -> QuerySet[Client]:
    return Client.objects.findable_by(actor).filter(pk__in=client_ids)


@question
def mothers_walked_with(actor: Actor, worker: UUID | None = None) -> Asking[list[Client]]:
    """The mothers (and other caregivers) she, or a colleague, walks with today, but not those who rest or moved on."""
    mine = Assignment.objects.current(today()).filter(user_id=worker or actor.id).values("client_id")
    newest = EnrolmentState.objects.filter(enrolment__client=OuterRef("pk")).order_by("-on", "-created_at")
    rows = Client.objects.visible_to(actor).filter(pk__in=mine, kind=Client.MOTHER)
    rows = rows.annotate(state_now=Subquery(newest.values("state")[:1]))
    return list((yield rows.exclude(state_now__in=[State.RESTING, State.MOVED_ON]).select_related("person")))
