"""Making a client's place, state and circle rows: used by several actions, one way of doing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from beside.foundation.actor import Actor
from beside.people.models.circle import Assignment
from beside.people.models.clients import Client
from beside.people.models.enrolment import Enrolment, EnrolmentState
from beside.people.models.households import LivingArrangement
from beside.people.rules.enrolment import HERE, State


def place(
    client: Client, program_id: Any, state: State, on: dt.date, by: Actor, reason: str = ""
) -> Enrolment:
    """Give a client a place in a program with its first state."""
    enrolment = Enrolment(client=client, program_id=program_id)
    enrolment.save(force_insert=True)
    step(enrolment, state, on, by, reason)
    return enrolment


def step(enrolment: Enrolment, state: State, on: dt.date, by: Actor, reason: str = "") -> EnrolmentState:
    """Add a state row."""
    row = EnrolmentState(
        enrolment=enrolment, state=state, on=on, reason=reason, author_id=by.id, author_name=by.name[:120]
    )
    row.save(force_insert=True)
    return row


def walk(client: Client, user_id: Any, program_id: Any, role: str, on: dt.date) -> Assignment:
    """Add a colleague to a client's circle."""
    row = Assignment(client=client, user_id=user_id, program_id=program_id, role=role, from_date=on)
    row.save(force_insert=True)
    return row


def follow(source: Client, clients: Iterable[Client], on: dt.date, by: Actor) -> None:
    """Give new clients the places and the circle that `source` has today: nobody is asked in twice."""
    places = [row for row in source.enrolments.all() if _is_here(row)]
    circle = list(Assignment.objects.current(on).filter(client=source))
    for client in clients:
        for row in places:
            if not client.enrolments.filter(program_id=row.program_id).exists():
                place(client, row.program_id, State.WELCOMED, on, by)
        for one in circle:
            if not Assignment.objects.current(on).filter(client=client, user_id=one.user_id).exists():
                begun = walk(client, one.user_id, one.program_id, one.role, on)
                if one.away_id:
                    begun.away_id, begun.to_date = one.away_id, one.to_date
                    begun.save(update_fields=["away", "to_date"])


def _is_here(enrolment: Enrolment) -> bool:
    newest = enrolment.latest
    return newest is not None and State(newest.state) in HERE


def settle(child: Client, kind: str, from_date: dt.date, note: str = "") -> LivingArrangement | None:
    """Where a child lives from a day on; the arrangement before ends that day. None when a later one is known."""
    for row in child.living_arrangements.filter(to_date__isnull=True):
        if row.from_date > from_date:
            return None
        row.to_date = from_date
        row.save(update_fields=["to_date"])
    arrangement = LivingArrangement(subject=child, kind=kind, from_date=from_date, note=note)
    arrangement.save(force_insert=True)
    return arrangement
