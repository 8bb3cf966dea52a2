"""Where each client stands in each program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible
from beside.people.models import Client, Enrolment, EnrolmentState, visibility
from beside.people.rules.enrolment import HERE, NEXT, State


@dataclass(frozen=True)
class Standing:
    """A client's place in one program and the steps that may follow."""

    enrolment: Enrolment
    program: Any
    state: State
    on: date
    history: list[EnrolmentState]

    @property
    def is_here(self) -> bool:
        """True unless she has moved on."""
        return self.state in HERE

    @property
    def next_steps(self) -> list[State]:
        """The steps that may follow, in the order of the states."""
        return [state for state in State if state in NEXT[self.state]]


def standing_in(actor: Actor, client: Client, program_id: Any) -> Standing:
    """Where she stands in one program; without a program, in the first where the actor works.

    Raises
    ------
    NotVisible
        When she has no place there that the actor may know of.
    """
    for row in standings(actor, client):
        if program_id is None or str(row.program.pk) == str(program_id):
            return row
    raise NotVisible


def standings(actor: Actor, client: Client) -> list[Standing]:
    """Where she stands in each program the actor works in, newest step first (two queries)."""
    rows = Enrolment.objects.filter(client__in=Client.objects.findable_by(actor), client_id=client.pk)
    if actor.kind == "staff":
        works_in = visibility.programs(actor, visibility.OPEN) | visibility.programs(actor, visibility.FIND)
        rows = rows.filter(program_id__in=works_in)
    found = []
    for row in rows.select_related("program").prefetch_related("states"):
        history = sorted(row.states.all(), key=lambda s: (s.on, s.created_at), reverse=True)
        if history:
            found.append(Standing(row, row.program, State(history[0].state), history[0].on, history))
    return found
