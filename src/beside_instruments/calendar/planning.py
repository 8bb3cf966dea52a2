"""From a schedule and a family's dates to the tasks of all its waves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from beside_instruments.calendar.anchors import Anchors, ChildAnchor
from beside_instruments.calendar.corrected_age import corrected_birth, screening_age
from beside_instruments.calendar.dates import add_months, age_on
from beside_instruments.calendar.due_task import DueTask
from beside_instruments.calendar.schedule import Planned, Schedule, Wave
from beside_instruments.calendar.screening import form_days, form_windows, has_forms, screening_forms
from beside_instruments.library import load
from beside_instruments.words import Words

LATE_SCREENING_DAYS = 0
"""A screening form is for one range of ages; after it, the next form is offered."""


def planned_tasks(schedule: Schedule, anchors: Anchors, on: date | None = None) -> Iterator[DueTask]:
    """Yield every task of a schedule whose anchor date is known; with ``on`` only those that day is the time for."""
    points = cache(lambda name, for_mother: _points(schedule, schedule.waves[name], anchors, for_mother, on))
    for planned in schedule.measures:
        if planned.by_age:
            for child in anchors.children:
                yield from _by_age(planned, child, anchors, on)
            continue
        for name in planned.waves:
            for aim, about in points(name, planned.target == "mother"):
                yield from _at_wave(planned, schedule.waves[name], aim, about, anchors)


def _points(
    schedule: Schedule, wave: Wave, anchors: Anchors, for_mother: bool, on: date | None
) -> tuple[tuple[date, ChildAnchor | None], ...]:
    """The days one wave aims at in this family, the same for all its measures, each with the child it is about."""
    days = ((wave.aim(anchor), child) for anchor, child in _anchor_days(schedule, wave, anchors, for_mother))
    return tuple(
        (aim, child)
        for aim, child in days
        if not _after_exit(schedule, wave, aim, anchors)
        and (on is None or wave.opens(aim) <= on <= wave.accepts_until(aim))
    )


def _at_wave(
    planned: Planned, wave: Wave, aim: date, child: ChildAnchor | None, anchors: Anchors
) -> Iterator[DueTask]:
    if child is not None or planned.target in ("mother", "household", "any", "program"):
        yield _task(planned, wave, aim, child)
    elif wave.anchor == "due_date":
        yield _task(planned, wave, aim, None)
    else:
        born = [own for own in anchors.children if own.birth <= aim]
        months = load(planned.measure).child_age_months if born else None
        for own in born:
            if months is None or months[0] <= age_on(own.birth, aim).months <= months[1]:
                yield _task(planned, wave, aim, own)


def _one_per_birth(children: tuple[ChildAnchor, ...]) -> tuple[ChildAnchor, ...]:
    """Twins make one birth for their mother; a living twin stands for it."""
    living_first = sorted(children, key=lambda child: child.died is not None)
    births: dict[date, ChildAnchor] = {}
    for child in living_first:
        births.setdefault(child.birth, child)
    return tuple(births.values())


def _anchor_days(
    schedule: Schedule, wave: Wave, anchors: Anchors, for_mother: bool
) -> Iterator[tuple[date, ChildAnchor | None]]:
    if wave.anchor == "birth":
        for child in _one_per_birth(anchors.children) if for_mother else anchors.children:
            yield child.birth, child
        return
    day = _family_day(schedule, wave.anchor, anchors)
    if day is not None:
        yield day, None


def _family_day(schedule: Schedule, anchor: str, anchors: Anchors) -> date | None:
    if anchor in ("intervention_start", "intervention_end"):
        span = anchors.interventions.get(schedule.intervention or "")
        if span is None:
            return None
        planned_end = span.start + timedelta(weeks=schedule.intervention_weeks)
        return span.start if anchor == "intervention_start" else span.end or planned_end
    days = {"intake": anchors.intake, "exit": anchors.exit, "due_date": anchors.due_date}
    return days[anchor]


def _after_exit(schedule: Schedule, wave: Wave, aim: date, anchors: Anchors) -> bool:
    left = schedule.stops_at_exit and anchors.exit is not None and wave.anchor == "intake"
    return left and anchors.exit is not None and aim > anchors.exit


def _task(planned: Planned, wave: Wave, aim: date, child: ChildAnchor | None) -> DueTask:
    whose = child.id if child else None
    form = _form(planned.measure, child, aim) if child else None
    return DueTask(
        id="/".join(filter(None, (planned.measure, wave.id, whose))),
        measure=planned.measure,
        wave=wave.id,
        label=wave.label,
        target=planned.target,
        child=whose,
        anchor=wave.anchor,
        aim=aim,
        opens=wave.opens(aim),
        closes=aim + timedelta(days=wave.after),
        accept_until=wave.accepts_until(aim),
        optional=planned.optional,
        form=form,
    )


def _form(measure: str, child: ChildAnchor, on: date) -> int | None:
    if not has_forms(measure):
        return None
    age = screening_age(child.birth, child.gestation, on, caught_up_on=child.caught_up_on).age
    fitting = screening_forms(measure, age)
    return fitting[-1] if fitting else None


def _by_age(planned: Planned, child: ChildAnchor, anchors: Anchors, on: date | None) -> Iterator[DueTask]:
    for window in form_windows(planned.measure):
        wanted = window.form in planned.forms if planned.forms else window.offered
        days = form_days(window, child.birth, child.gestation, caught_up_on=child.caught_up_on)
        if not wanted or days is None or (anchors.intake is not None and days[1] < anchors.intake):
            continue
        opens, closes = days
        accept_until = closes + timedelta(days=LATE_SCREENING_DAYS)
        if on is not None and not opens <= on <= accept_until:
            continue
        name = f"form_{window.form}"
        yield DueTask(
            id=f"{planned.measure}/{name}/{child.id}",
            measure=planned.measure,
            wave=name,
            label=Words(f"{window.form}-month form", f"formulaire de {window.form} mois"),
            target=planned.target,
            child=child.id,
            anchor="birth",
            aim=min(
                max(add_months(corrected_birth(child.birth, child.gestation), window.form), opens), closes
            ),
            opens=opens,
            closes=closes,
            accept_until=accept_until,
            optional=planned.optional,
            form=window.form,
        )
