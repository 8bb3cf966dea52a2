"""The dates a family's measures hang on, read for many families at once. Nothing of it is stored."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, in_step, question, rows
from beside.people.models import (
    Birth,
    Client,
    EnrolmentState,
    LivingArrangement,
    Pregnancy,
    SeparationEpisode,
)
from beside_instruments import Anchors, ChildAnchor, Pause, Span

from ..models import CaregiverAgreement, Intervention, MeasurePause, ProgramSchedule

_BEGUN = ("welcomed", "active")


@dataclass
class FamilyDates:
    """One mother with her dyads (by child), her dates, and the schedules of her programs."""

    mother: Client
    dyads: dict[str, Client] = field(default_factory=dict)
    schedules: list[str] = field(default_factory=list)
    anchors: Anchors = field(default_factory=Anchors)
    pauses: list[Pause] = field(default_factory=list)

    @property
    def clients(self) -> list[Client]:
        """All clients of the family."""
        return [self.mother, *self.dyads.values(), *(dyad.child for dyad in self.dyads.values())]


@question
def family_dates(actor: Actor, mothers: Iterable[Client]) -> Asking[list[FamilyDates]]:
    """The dates of these families; the number of queries does not grow with them."""
    asked = {mother.pk: mother for mother in mothers}
    if not asked:
        return []
    dyads, places, pregnancies, pauses, begun = yield from in_step(
        _dyads(asked), _places(asked), _pregnancies(asked), _pauses(asked), _interventions(asked)
    )
    children = [dyad.child_id for each in dyads.values() for dyad in each]
    births, apart, schedules, agreed = yield from in_step(
        rows(Birth.objects.filter(child_id__in=children)),
        _apart([d for each in dyads.values() for d in each], children),
        _schedules(places),
        _agreed(children),
    )
    weeks: dict[Any, Birth] = {birth.child_id: birth for birth in births}
    found = []
    for pk, mother in asked.items():
        family = FamilyDates(mother, {str(d.child_id): d for d in dyads[pk]})
        family.schedules = sorted({key for program in places[pk] for key in schedules[program]})
        family.pauses = pauses[pk]
        due, lost = pregnancies.get(pk, (None, None))
        intake, leaving = _ends(places[pk])
        family.anchors = Anchors(
            intake=intake,
            exit=leaving,
            due_date=due,
            pregnancy_lost=lost,
            interventions=begun[pk],
            children=tuple(
                _child(d.child, weeks.get(d.child_id), apart, agreed)
                for d in dyads[pk]
                if d.child.person.birth_date
            ),
        )
        found.append(family)
    return found


Places = dict[UUID, list[tuple[str, dt.date]]]


def _dyads(asked: dict[UUID, Client]) -> Asking[dict[Any, list[Client]]]:
    dyads = Client.objects.standing().filter(kind="dyad", caregiver_id__in=asked, child__merged_into=None)
    found: dict[Any, list[Client]] = defaultdict(list)
    for dyad in (
        yield dyads.select_related("caregiver__person", "child__person").order_by("child__person__birth_date")
    ):
        found[dyad.caregiver_id].append(dyad)
    return found


def _child(child: Client, birth: Birth | None, apart: frozenset[Any], agreed: frozenset[Any]) -> ChildAnchor:
    person = child.person
    weeks = birth.weeks if birth is not None and birth.weeks is not None else 0
    return ChildAnchor(
        id=str(child.pk),
        birth=person.birth_date,
        gestation=(weeks, birth.days or 0) if birth is not None and 20 <= weeks <= 45 else None,
        with_mother=child.pk not in apart,
        caregiver_consent=child.pk in agreed,
        died=person.died_on,
    )


def _agreed(children: list[Any]) -> Asking[frozenset[Any]]:
    """Children whose caregiver elsewhere agreed to be asked."""
    given = CaregiverAgreement.objects.filter(subject_id__in=children, until__isnull=True)
    return frozenset((yield given.values_list("subject_id", flat=True)))


def _apart(dyads: list[Client], children: list[Any]) -> Asking[frozenset[Any]]:
    episodes = SeparationEpisode.objects.filter(subject__in=[d.pk for d in dyads], to_date__isnull=True)
    living = LivingArrangement.objects.filter(subject_id__in=children, to_date__isnull=True)
    away, living = yield episodes.values_list("subject_id", flat=True), living
    child_of = {dyad.pk: dyad.child_id for dyad in dyads}
    found = {child_of[pk] for pk in away}
    return frozenset(
        found | {row.subject_id for row in living if not row.is_together and row.kind != "not_known"}
    )


def _places(asked: dict[UUID, Client]) -> Asking[dict[UUID, Places]]:
    steps = EnrolmentState.objects.filter(enrolment__client_id__in=asked).order_by("on", "created_at")
    found: dict[UUID, Places] = defaultdict(lambda: defaultdict(list))
    columns = ("enrolment__client_id", "enrolment__program_id", "state", "on")
    for client, program, state, on in (yield steps.values_list(*columns)):
        found[client][program].append((state, on))
    return found


def _ends(places: Places) -> tuple[dt.date | None, dt.date | None]:
    begun = [on for states in places.values() for state, on in states if state in _BEGUN]
    last = [states[-1] for states in places.values()]
    left = [on for state, on in last if state == "moved_on"]
    return (min(begun) if begun else None), (max(left) if left and len(left) == len(last) else None)


def _schedules(places: dict[UUID, Places]) -> Asking[dict[Any, list[str]]]:
    programs = {program for places_of_one in places.values() for program in places_of_one}
    followed = ProgramSchedule.objects.filter(program_id__in=programs, to_date__isnull=True)
    found: dict[Any, list[str]] = defaultdict(list)
    for program, key in (yield followed.values_list("program_id", "schedule")):
        found[program].append(key)
    return found


def _pregnancies(asked: dict[UUID, Client]) -> Asking[dict[UUID, tuple[dt.date | None, dt.date | None]]]:
    """The latest pregnancy of each: its due date, and the day of a loss. A birth is a child, not a loss."""
    found = {}
    for row in (yield Pregnancy.objects.filter(subject_id__in=asked).order_by("created_at")):
        lost = row.ended_on or row.created_at.date() if row.outcome == "loss" else None
        found[row.subject_id] = (row.due_date, lost)
    return found


def _pauses(asked: dict[UUID, Client]) -> Asking[dict[UUID, list[Pause]]]:
    found = defaultdict(list)
    for row in (yield MeasurePause.objects.filter(subject_id__in=asked)):
        found[row.subject_id].append(Pause(row.from_date, row.until))
    return found


def _interventions(asked: dict[UUID, Client]) -> Asking[dict[UUID, dict[str, Span]]]:
    found: dict[UUID, dict[str, Span]] = defaultdict(dict)
    for row in (yield Intervention.objects.filter(subject_id__in=asked).order_by("from_date")):
        found[row.subject_id][row.name] = Span(row.from_date, row.to_date)
    return found
