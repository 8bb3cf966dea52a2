"""What is due: worked out from dates whenever it is asked, never stored."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.together import Asking, in_step, question
from beside.people.models import Client
from beside.people.queries import clearance
from beside_instruments import (
    Done,
    DueTask,
    InvalidInstrument,
    UnknownInstrument,
    due,
    load,
    load_schedule,
    looked_once,
)

from ..models import Administration
from ..rules.labels import BEFORE_BIRTH, is_offered, label_of
from ..rules.words import Standing
from .family import FamilyDates, family_dates

OPEN_NOW = frozenset({"due", "late"})


@dataclass(frozen=True)
class DueLine:
    """One measure of a schedule, whose it is, and the one that is begun already."""

    task: DueTask
    schedule: str
    subject: Client
    begun: UUID | None = None

    @property
    def is_open(self) -> bool:
        """To be offered now."""
        return self.task.status in OPEN_NOW


@question
def due_for(actor: Actor, client: Client) -> Asking[list[DueLine]]:
    """Every task of this client's schedules, in order of the day it aims at.

    Of a mother: hers and those of her children and dyads that the asker may read. Of a child or a dyad:
    its own.
    """
    mothers = yield from _mothers_of(client)
    found = yield from _due(actor, mothers, today())
    lines = [line for lines in found.values() for line in lines]
    return lines if client.is_mother else [line for line in lines if line.subject.pk == client.pk]


@question
def due_soon(actor: Actor, mothers: Iterable[Client], day: dt.date) -> Asking[dict[UUID, list[DueLine]]]:
    """What may be offered now, by mother; the number of queries does not grow with families."""
    found = yield from _due(actor, list(mothers), day, now_only=True)
    kept = {
        pk: [one for one in lines if one.is_open and not one.task.optional] for pk, lines in found.items()
    }
    return {pk: lines for pk, lines in kept.items() if lines}


def _mothers_of(client: Client) -> Asking[list[Client]]:
    if client.is_mother:
        return [client]
    if client.is_dyad:
        return [client.caregiver]
    dyads = Client.objects.standing().filter(kind="dyad", child=client)
    return [dyad.caregiver for dyad in (yield dyads.select_related("caregiver__person"))]


def _due(
    actor: Actor, mothers: list[Client], day: dt.date, *, now_only: bool = False
) -> Asking[dict[UUID, list[DueLine]]]:
    dated = yield from family_dates.asked(actor, mothers)
    families = [family for family in dated if family.schedules]
    everyone = {client.pk for family in families for client in family.clients}
    allowed, rows = yield from in_step(clearance.asked(actor, everyone), _given(everyone))
    with looked_once():
        return {family.mother.pk: _lines(family, allowed, rows, day, now_only) for family in families}


class _Given(NamedTuple):
    """What the due list needs to know of one measure that was given."""

    pk: UUID
    subject_id: UUID
    instrument: str
    local_date: dt.date
    standing: str
    task_id: str


def _given(everyone: set[UUID]) -> Asking[dict[UUID, list[_Given]]]:
    rows = Administration.objects.filter(subject_id__in=everyone)
    found = defaultdict(list)
    for row in (yield rows.values_list(*_Given._fields)):
        found[row[1]].append(_Given(*row))
    return found


def _lines(
    family: FamilyDates,
    allowed: dict[UUID, frozenset[str]],
    rows: dict[UUID, list[_Given]],
    day: dt.date,
    now_only: bool,
) -> list[DueLine]:
    done = _done(family, rows)
    begun = {
        (row.subject_id, row.task_id): row.pk
        for client in family.clients
        for row in rows[client.pk]
        if row.standing == Standing.OPEN
    }
    lines = []
    labels: dict[str, str] = {}
    for key in family.schedules:
        for task in due(
            load_schedule(key), family.anchors, done, day, family.pauses, only_in_window=now_only
        ):
            subject = _subject(task, family)
            if subject is not None and _label(task, labels) in allowed[subject.pk]:
                lines.append(DueLine(task, key, subject, begun.get((subject.pk, task.id))))
    return sorted(lines, key=lambda line: (line.task.aim, line.task.id))


def _done(family: FamilyDates, rows: dict[UUID, list[_Given]]) -> list[Done]:
    child_of = {d.pk: child for child, d in family.dyads.items()} | {
        d.child_id: child for child, d in family.dyads.items()
    }
    return [
        Done(
            measure=row.instrument,
            on=row.local_date,
            outcome=str(row.standing),
            task_id=row.task_id or None,
            child=child_of.get(client.pk),
        )
        for client in family.clients
        for row in rows[client.pk]
        if row.standing != Standing.OPEN
    ]


def _subject(task: DueTask, family: FamilyDates) -> Client | None:
    dyad = family.dyads.get(task.child or "")
    if task.target == "child":
        return dyad.child if dyad else None
    if task.target == "dyad":
        return dyad or (family.mother if task.measure in BEFORE_BIRTH else None)
    return family.mother


def _label(task: DueTask, known: dict[str, str]) -> str:
    """The label its answers would carry; "" for what is not offered, which nobody is cleared for."""
    if task.measure not in known:
        known[task.measure] = _label_of(task.measure)
    return known[task.measure]


def _label_of(measure: str) -> str:
    try:
        found = load(measure)
    except (UnknownInstrument, InvalidInstrument):
        return ""
    return label_of(found.key, found.constructs) if is_offered(found.key, found.target) else ""
