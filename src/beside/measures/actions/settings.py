"""What a program follows; when something began; and a mother's wish not to be asked for a while."""

from __future__ import annotations

import datetime as dt

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import require
from beside_instruments import load_schedule

from ..models import Intervention, MeasurePause, ProgramSchedule
from ..rules.refusals import MeasureRefused


@action
def adopt_schedule(program: Program, key: str, *, by: Actor) -> ProgramSchedule:
    """Follow a schedule from today."""
    _may(by, program)
    load_schedule(key)
    adopted, _new = ProgramSchedule.objects.get_or_create(
        program=program, schedule=key, to_date=None, defaults={"from_date": today()}
    )
    record_change(by, "measures.schedule_adopted", adopted)
    return adopted


@action
def end_schedule(adopted: ProgramSchedule, *, by: Actor) -> ProgramSchedule:
    """Stop following it; what was given stays."""
    _may(by, adopted.program)
    adopted.to_date = today()
    adopted.save(update_fields=["to_date"])
    record_change(by, "measures.schedule_ended", adopted, fields=["to_date"])
    return adopted


@action
def pause(subject: Client, *, until: dt.date | None = None, by: Actor) -> MeasurePause:
    """She would rather not be asked for a while; no reason is asked or kept."""
    require(by, subject, "measures.write")
    going = MeasurePause.objects.filter(subject=subject, until__isnull=True).first()
    paused = going or MeasurePause(subject=subject, from_date=today(), author_id=by.id)
    paused.until = until
    paused.save()
    record_change(by, "measures.paused", paused)
    return paused


@action
def end_pause(paused: MeasurePause, *, by: Actor) -> MeasurePause:
    """She is glad to be asked again."""
    require(by, paused.subject, "measures.write")
    paused.until = today()
    paused.save(update_fields=["until"])
    record_change(by, "measures.pause_ended", paused, fields=["until"])
    return paused


@action
def begin_intervention(subject: Client, name: str, *, on: dt.date, by: Actor) -> Intervention:
    """Something began whose measures count from its start."""
    require(by, subject, "measures.write")
    if on > today():
        raise MeasureRefused("on", "This day is still to come. Check the date.")
    begun, _new = Intervention.objects.get_or_create(
        subject=subject, name=name, to_date=None, defaults={"from_date": on, "author_id": by.id}
    )
    record_change(by, "measures.intervention_begun", begun)
    return begun


@action
def end_intervention(begun: Intervention, *, on: dt.date, by: Actor) -> Intervention:
    """It came to its end; later measures count from there."""
    require(by, begun.subject, "measures.write")
    if not begun.from_date <= on <= today():
        raise MeasureRefused("on", "The end lies between its beginning and today. Check the date.")
    begun.to_date = on
    begun.save(update_fields=["to_date"])
    record_change(by, "measures.intervention_ended", begun, fields=["to_date"])
    return begun


def _may(by: Actor, program: Program) -> None:
    if not (by.is_system or by.can("measures.write", program.pk) or by.can("staff.manage")):
        raise NotAllowed
