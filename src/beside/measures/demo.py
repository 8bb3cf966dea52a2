"""Three years of measures for the demo families: gaps, declines, blanks, a dyad seen in two ways."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.utils import timezone

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.people.models import Assignment, Client, Enrolment
from beside_instruments import due, load, load_schedule
from beside_instruments.calendar import window_status

from .actions import Earlier, Given, adopt_schedule, keep_earlier
from .demo_together import tell_together
from .plausible import answers
from .queries.family import FamilyDates, family_dates
from .rules.words import Standing

SCHEDULE = "btc_like"
# What the main question of the Mother-Child Study is asked of: severity, closeness, support, confidence.
_OF_THE_STUDY = frozenset({"bam", "raas", "mspss", "dtcq8"})
_EVERYBODY = _OF_THE_STUDY | {"cesd", "scale_0_10", "parental_stress", "asq3", "asqse2", "prfq18", "eas4"}
_FEW = frozenset({"cesd", "scale_0_10", "asqse2"})
_FEW_OF_THE_STUDY = _FEW | _OF_THE_STUDY
_FEW_WAVES = frozenset({"baseline", "m12"})  # when families that are not told in detail are asked them
_IN_DETAIL = 100  # families told in detail; a large demo stays quick
_SOME = (
    "gad7",
    "barc10",
    "psoc",
    "epds",
    "own_areas",
    "weighing_on_me",
    "trust_services",
)
AT_ONCE = 200


def tell_measures(chance: random.Random, mothers: Iterable[Client], by: Actor) -> int:
    """Give the families their measures as a schedule would have asked for them.

    Parameters
    ----------
    chance : the demo's own chance; the same seed gives the same answers
    mothers : whose families; those in a program that follows the schedule are given measures
    by : the demo's hand

    Returns
    -------
    int
        How many measures were given or put aside.
    """
    asked = list(mothers)
    places = Enrolment.objects.filter(client_id__in=[mother.pk for mother in asked]).values("program")
    for program in Program.objects.filter(pk__in=places):
        adopt_schedule(program, SCHEDULE, by=by)
    told = 0
    for start in range(0, len(asked), AT_ONCE):
        families = family_dates(by, asked[start : start + AT_ONCE])
        workers = _workers([client.pk for family in families for client in family.clients])
        rows: list[Earlier] = []
        for place, family in enumerate(families, start):
            kit = _kit(place, chance)
            rows += _told_of(family, kit, chance, workers, len(rows))
        keep_earlier(rows, by=by)
        if start == 0:
            tell_together(chance, families[:_IN_DETAIL], workers)
        told += len(rows)
    return told


def _kit(place: int, chance: random.Random) -> frozenset[str]:
    """Which measures a family was given: a hundred in detail, of the others one in three those of the study."""
    if place < _IN_DETAIL:
        return _EVERYBODY | set(chance.sample(_SOME, 3))
    return _FEW if place % 3 else _FEW_OF_THE_STUDY


def _told_of(
    family: FamilyDates,
    kit: frozenset[str],
    chance: random.Random,
    workers: dict[UUID, tuple[Program, Actor]],
    before: int,
) -> list[Earlier]:
    held = workers.get(family.mother.pk)
    if held is None:
        return []
    weight, easing = chance.uniform(0.35, 0.75), chance.uniform(0.0, 0.3)
    begin = family.anchors.intake or today()
    found: list[Earlier] = []
    for task, client in _tasks(family, kit):
        day = _day(task, chance)
        if day is None:
            continue
        now = weight - easing * min(1.0, (day - begin).days / 730) + chance.gauss(0, 0.06)
        found.append(_one(task, client, day, now, chance, workers.get(client.pk, held)))
        if task.measure == "eas4" and found[-1].standing == Standing.DONE and chance.random() < 0.25:
            found.append(_again(found[-1], before + len(found) - 1, now, chance))
    return found


def _tasks(family: FamilyDates, kit: frozenset[str]) -> Iterator[tuple[Any, Client]]:
    for task in due(load_schedule(SCHEDULE), family.anchors, [], today(), family.pauses):
        dyad = family.dyads.get(task.child or "")
        whose = {"child": dyad.child if dyad else None, "dyad": dyad}.get(task.target, family.mother)
        if whose is not None and _is_told(task, kit):
            yield task, whose


def _is_told(task: Any, kit: frozenset[str]) -> bool:
    if task.measure not in kit or task.status in {"cancelled", "paused", "upcoming"}:
        return False
    return kit is not _FEW_OF_THE_STUDY or task.measure not in _OF_THE_STUDY or task.wave in _FEW_WAVES


def _day(task: Any, chance: random.Random) -> dt.date | None:
    """A day around the aim; None when it was not asked that time."""
    if chance.random() < 0.17:
        return None
    late = task.closes if chance.random() < 0.12 else task.aim
    day = late + dt.timedelta(days=round(chance.gauss(3, 6)))
    day = min(max(day, task.opens), task.accept_until)
    day -= dt.timedelta(days=max(0, day.weekday() - 4))  # on the Friday before a weekend
    return day if day <= today() else None


def _one(
    task: Any, client: Client, day: dt.date, weight: float, chance: random.Random, held: tuple[Program, Actor]
) -> Earlier:
    instrument, (program, worker) = load(task.measure), held
    observed = "observation" in instrument.modes and instrument.target == "dyad"
    standing = chance.choices((Standing.DONE, Standing.DECLINED, Standing.NOT_NOW), (88, 6, 6))[0]
    given = Given(
        instrument=task.measure,
        informant="observer" if observed else "mother",
        mode="observation" if observed else chance.choice(("paper", "paper", "interview", "self")),
        language="en",
        on=day,
        schedule=SCHEDULE,
        task_id=task.id,
        wave=task.wave,
        timing=window_status(task, day),
        rater=(worker.id, worker.name) if observed else None,
    )
    if instrument.target == "child":
        weight = max(0.04, chance.gauss(0.14, 0.05))
    made = answers(instrument, weight, chance, task.form) if standing == Standing.DONE else {}
    return Earlier(
        program=program,
        subject=client,
        given=given,
        worker=worker,
        at=_moment(day, chance),
        answers=made,
        standing=standing,
    )


def _again(first: Earlier, place: int, weight: float, chance: random.Random) -> Earlier:
    """A second rater, who does not know where the family stands."""
    given = {**first.given.__dict__, "blinded": True, "task_id": "", "wave": "", "timing": ""}
    return Earlier(
        program=first.program,
        subject=first.subject,
        given=Given(**given),
        worker=first.worker,
        at=first.at + dt.timedelta(hours=2),
        answers=answers(load("eas4"), weight + chance.gauss(0, 0.08), chance),
        repeats=place,
    )


def _workers(clients: list[UUID]) -> dict[UUID, tuple[Program, Actor]]:
    """The key worker of each client, with her program."""
    rows = Assignment.objects.filter(client_id__in=clients, role="key_worker").order_by("from_date")
    return {
        row.client_id: (row.program, Actor(id=row.user_id, kind="staff", name=row.user.display_name))
        for row in rows.select_related("user", "program")
    }


def _moment(day: dt.date, chance: random.Random) -> dt.datetime:
    hour = dt.time(chance.randint(9, 15), chance.choice((0, 15, 30, 45)))
    return dt.datetime.combine(day, hour, tzinfo=timezone.get_default_timezone())
