"""Where each client stands in each program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible
from beside.foundation.together import Asking, question
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


@question
def standings(actor: Actor, client: Client) -> Asking[list[Standing]]:
    """Where she stands in each program the actor works in, newest step first (one query)."""
    rows = EnrolmentState.objects.filter(
        enrolment__client__in=Client.objects.findable_by(actor).filter(pk=client.pk)
    )
    if actor.kind == "staff":
        works_in = visibility.programs(actor, visibility.OPEN) | visibility.programs(actor, visibility.FIND)
        rows = rows.filter(enrolment__program_id__in=works_in)
    steps: dict[Any, list[EnrolmentState]] = {}
    for row in (yield rows.select_related("enrolment__program").order_by("-on", "-created_at")):
        steps.setdefault(row.enrolment_id, []).append(row)
    return [_standing(history) for history in steps.values()]


def _standing(history: list[EnrolmentState]) -> Standing:
    newest = history[0]
    return Standing(newest.enrolment, newest.enrolment.program, State(newest.state), newest.on, history)
