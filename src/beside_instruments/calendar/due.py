"""What is due: worked out from dates, so that moving a birth date moves what is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from beside_instruments.calendar.anchors import Anchors, Done, Pause
from beside_instruments.calendar.due_task import DueTask, window_status
from beside_instruments.calendar.planning import planned_tasks
from beside_instruments.calendar.schedule import Schedule
from beside_instruments.calendar.suspension import suspended
from beside_instruments.library import load


def due(
    schedule: Schedule,
    anchors: Anchors,
    done: Iterable[Done],
    today: date,
    pauses: Sequence[Pause] = (),
    *,
    only_in_window: bool = False,
) -> tuple[DueTask, ...]:
    """Return every task of a family's schedule with its status today.

    Parameters
    ----------
    schedule
        The schedule.
    anchors
        The family's dates.
    done
        What has been done, declined or put off.
    today
        The day to look from.
    pauses
        When she asked to pause.
    only_in_window
        Leave out what is dealt with and what today is not the time for: what a day's list needs, in a
        fraction of the time.

    Returns
    -------
    tuple of DueTask
        By the day they aim at. Loss cancels, living apart makes optional, a pause pauses; what was
        done stays done.
    """
    by_measure: dict[str, list[Done]] = {}
    for record in sorted(done, key=lambda record: record.on):
        by_measure.setdefault(record.measure, []).append(record)
    tasks = []
    for task in planned_tasks(schedule, anchors, today if only_in_window else None):
        records = by_measure.get(task.measure, [])
        mine = [record for record in records if _belongs(task, record)]
        if only_in_window and mine:
            continue
        if mine:
            tasks.append(_dealt_with(task, mine, today))
        elif not _once_and_done(task, records):
            rested = _rested(task, records)
            tasks.append(suspended(_open(rested, today), anchors, pauses, today))
    return tuple(sorted(tasks, key=lambda task: (task.aim, task.id)))


def _belongs(task: DueTask, record: Done) -> bool:
    if record.task_id is not None:
        return record.task_id == task.id
    same = record.measure == task.measure and record.child in (task.child, None)
    if record.wave is not None:
        return same and record.wave == task.wave
    return same and task.opens <= record.on <= task.accept_until


def _dealt_with(task: DueTask, records: list[Done], today: date) -> DueTask:
    finished = [record for record in records if record.outcome == "done"]
    record = finished[0] if finished else records[-1]
    if record.outcome == "done":
        timing = window_status(task, record.on)
        return replace(task, status="done", timing=timing, done_on=record.on)
    if record.outcome == "not_now" and today > task.accept_until:
        return replace(task, status="out_of_window", reason=record.reason)
    return replace(task, status=record.outcome, reason=record.reason, done_on=record.on)


def _open(task: DueTask, today: date) -> DueTask:
    if today < task.opens:
        return replace(task, status="upcoming")
    status = {"on_time": "due", "late": "late", "out_of_window": "out_of_window"}
    return replace(task, status=status[window_status(task, today)])


def _rested(task: DueTask, records: list[Done]) -> DueTask:
    """Move the opening so that two of the same measure are not asked closer than its interval."""
    mine = (record for record in records if record.child in (task.child, None))
    earlier = [record.on for record in mine if record.outcome == "done" and record.on < task.aim]
    if not earlier:
        return task
    rest = timedelta(days=load(task.measure).minimum_interval_days)
    if earlier[-1] + rest <= task.opens or earlier[-1] + rest > task.accept_until:
        return task
    opens = earlier[-1] + rest
    return replace(task, opens=opens, closes=max(task.closes, opens))


def _once_and_done(task: DueTask, records: list[Done]) -> bool:
    return any(record.outcome == "done" for record in records) and load(task.measure).once_only
