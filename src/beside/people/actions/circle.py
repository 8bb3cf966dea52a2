"""Who walks with whom: joining, leaving, handing over; opening with a reason; staff close to a family."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from beside.accounts.queries import staff_of
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.happenings import COLLEAGUE_GOES, tell
from beside.foundation.transactions import action
from beside.people.models import Assignment, Client, OpeningReason, Person, StaffTie, visibility
from beside.people.models.places import walk
from beside.people.queries import relation
from beside.people.rules.circle import CircleRole, Relation, StaffTieKind
from beside.people.rules.refusals import Because, PeopleRefusal


@action
def add_to_circle(
    client: Client, user: Any, *, program: Any, role: CircleRole, by: Actor, on: date | None = None
) -> Assignment:
    """A colleague begins to walk with a client; a new key worker takes over from the one before."""
    _require_circle(by, client, program.pk)
    day = on or today()
    _check_colleague(client, user, program.pk)
    if role is CircleRole.KEY_WORKER:
        _step_back(client, program.pk, day)
    if Assignment.objects.current(day).filter(client=client, user=user, role=role).exists():
        raise PeopleRefusal(Because.ALREADY_IN_CIRCLE, "user")
    row = walk(client, user.pk, program.pk, role, day)
    record_change(by, "people.circle_joined", row, fields=["user", "role", "from_date"])
    return row


@action
def leave_circle(assignment: Assignment, *, by: Actor, on: date | None = None) -> Assignment:
    """A colleague no longer walks with a client, from this day."""
    _require_circle(by, assignment.client, assignment.program_id)
    day = on or today()
    if day < assignment.from_date:
        raise PeopleRefusal(Because.END_BEFORE_START, "on")
    assignment.to_date = day
    assignment.save(update_fields=["to_date"])
    record_change(by, "people.circle_left", assignment, fields=["to_date"])
    tell(COLLEAGUE_GOES, user_id=assignment.user_id, clients={assignment.client_id})
    return assignment


@action
def hand_over(
    leaving_id: UUID, choices: dict[UUID, UUID], *, by: Actor, on: date | None = None
) -> list[Assignment]:
    """When a colleague leaves: each of her places in a circle goes to a chosen colleague, all at once.

    Parameters
    ----------
    choices
        New colleague's id by assignment id; assignments left out stay as they are.
    """
    day = on or today()
    found = Assignment.objects.current(day).filter(pk__in=choices, user_id=leaving_id)
    rows, begun = list(found.select_related("client")), []
    for row in rows:
        _require_circle(by, row.client, row.program_id)
        new_id = choices[row.pk]
        _check_colleague_id(row.client, new_id, row.program_id)
        row.to_date = max(day, row.from_date)
        row.save(update_fields=["to_date"])
        if not _walks(row.client, new_id, row.role, day):
            begun.append(walk(row.client, new_id, row.program_id, row.role, day))
        record_change(by, "people.handed_over", row, fields=["to_date", "user"])
    if not begun and not choices:
        raise PeopleRefusal(Because.NOT_STAFF_HERE)
    tell(COLLEAGUE_GOES, user_id=leaving_id, clients={row.client_id for row in rows})
    return begun


@action
def give_reason(client: Client, *, reason: str, by: Actor) -> OpeningReason:
    """Open the record of somebody one does not walk with: the reason is kept, shown, and holds for today."""
    known = relation(by, client)
    if known in (Relation.NONE, Relation.CLOSE):
        raise NotVisible
    if not client.enrolments.filter(program_id__in=visibility.programs(by, visibility.OPEN)).exists():
        raise NotAllowed
    if not reason.strip():
        raise PeopleRefusal(Because.REASON_EMPTY, "reason")
    row = OpeningReason(
        client=client, actor_id=by.id, actor_name=by.name[:120], day=today(), reason=reason.strip()
    )
    row.save(force_insert=True)
    record_change(by, "people.opened_with_reason", row, fields=["reason"])
    return row


@action
def note_staff_tie(person: Person, user: Any, *, kind: StaffTieKind, by: Actor) -> StaffTie:
    """Note that a colleague is close to this person: from now on she does not find or open the record."""
    _require_lead(by, person)
    row = StaffTie(user=user, person=person, kind=kind)
    row.save(force_insert=True)
    record_change(by, "people.staff_tie_noted", row, fields=["user", "kind"])
    return row


@action
def end_staff_tie(tie: StaffTie, *, by: Actor) -> StaffTie:
    """The tie no longer holds (for example it was noted for the wrong colleague)."""
    _require_lead(by, tie.person)
    tie.ended_on = today()
    tie.save(update_fields=["ended_on"])
    record_change(by, "people.staff_tie_ended", tie, fields=["ended_on"])
    return tie


def _require_circle(by: Actor, client: Client, program_id: Any) -> None:
    """Those who arrange circles may; so may her own key worker."""
    if by.is_system:
        return
    if not Client.objects.findable_by(by).filter(pk=client.pk).exists():
        raise NotVisible
    own = Assignment.objects.current(today()).filter(client=client, user_id=by.id, role=CircleRole.KEY_WORKER)
    if not by.can(visibility.LEAD, program_id) and not own.exists():
        raise NotAllowed


def _require_lead(by: Actor, person: Person) -> None:
    if by.is_system:
        return
    leads = visibility.programs(by, visibility.LEAD)
    if not Client.objects.filter(person=person, enrolments__program_id__in=leads).exists():
        raise NotAllowed


def _check_colleague(client: Client, user: Any, program_id: Any) -> None:
    _check_colleague_id(client, user.pk, program_id)


def _check_colleague_id(client: Client, user_id: UUID, program_id: Any) -> None:
    if not staff_of(program_id).filter(pk=user_id).exists():
        raise PeopleRefusal(Because.NOT_STAFF_HERE, "user")
    persons = [person.pk for person in client.people]
    if StaffTie.objects.filter(user_id=user_id, person__in=persons, ended_on__isnull=True).exists():
        raise PeopleRefusal(Because.NOT_STAFF_HERE, "user")
    if not client.enrolments.filter(program_id=program_id).exists():
        raise PeopleRefusal(Because.NOT_IN_PROGRAM, "program")


def _walks(client: Client, user_id: UUID, role: str, day: date) -> bool:
    return Assignment.objects.current(day).filter(client=client, user_id=user_id, role=role).exists()


def _step_back(client: Client, program_id: Any, day: date) -> None:
    for row in Assignment.objects.filter(
        client=client, program_id=program_id, role=CircleRole.KEY_WORKER, to_date__isnull=True
    ):
        row.to_date = max(day, row.from_date)
        row.save(update_fields=["to_date"])
