"""A client's steps in a program. Each of the three has its own; ending one ends no other (MCS-040)."""

from __future__ import annotations

from datetime import date
from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.transactions import action
from beside.people.models import Client, Enrolment, EnrolmentState
from beside.people.models.places import place, step
from beside.people.queries import require
from beside.people.rules.enrolment import State, check_step
from beside.people.rules.refusals import Because, PeopleRefusal


@action
def welcome(
    client: Client, program: Any, *, by: Actor, on: date | None = None, state: State = State.WELCOMED
) -> Enrolment:
    """Give a client a place in another program too."""
    require(by, client, "clients.write")
    if not (by.is_system or by.can("clients.write", program.pk)):
        raise NotAllowed
    if client.enrolments.filter(program=program).exists():
        raise PeopleRefusal(Because.ALREADY_IN_PROGRAM, "program")
    day = on or today()
    check_step(None, state, last_on=None, on=day, today=today(), reason="")
    enrolment = place(client, program.pk, state, day, by)
    record_change(by, "people.welcomed", enrolment, fields=["state"])
    return enrolment


@action
def change_enrolment(
    client: Client, program: Any, state: State, *, on: date, reason: str = "", by: Actor
) -> EnrolmentState:
    """Take the next step of one client in one program; a new row with its author and reason.

    Raises
    ------
    PeopleRefusal
        When the step does not follow, lies before the last one or still ahead, or a leaving has no reason.
    """
    require(by, client, "clients.write")
    if not (by.is_system or by.can("clients.write", program.pk)):
        raise NotVisible
    enrolment = client.enrolments.filter(program=program).first()
    if enrolment is None:
        raise PeopleRefusal(Because.NOT_IN_PROGRAM, "program")
    latest = enrolment.latest
    before = State(latest.state) if latest else None
    check_step(before, state, last_on=latest.on if latest else None, on=on, today=today(), reason=reason)
    row = step(enrolment, state, on, by, reason.strip())
    record_change(by, f"people.enrolment_{state.value}", row, fields=["state", "on", "reason"], client=client)
    return row
