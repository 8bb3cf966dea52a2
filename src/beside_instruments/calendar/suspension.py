"""What stops, pauses or softens a task. Nothing here needs a reason from her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from beside_instruments.calendar.anchors import Anchors, ChildAnchor, Pause
from beside_instruments.calendar.content import calendar_file
from beside_instruments.calendar.due_task import DueTask
from beside_instruments.words import Words, words


def suspended(task: DueTask, anchors: Anchors, pauses: Sequence[Pause], today: date) -> DueTask:
    """Return a task after the suspension rules.

    Parameters
    ----------
    task
        A task that has not been dealt with.
    anchors
        The family's dates, with losses and who lives where.
    pauses
        When she asked to pause.
    today
        The day to look from.

    Returns
    -------
    DueTask
        Cancelled after a loss, paused at her wish, optional while the child lives elsewhere; or as
        it was.
    """
    child = next((own for own in anchors.children if own.id == task.child), None)
    if _lost(task, child, anchors, today):
        return replace(task, status="cancelled", why=_why("loss"))
    if any(pause.start <= today and (pause.until is None or today < pause.until) for pause in pauses):
        return replace(task, status="paused", why=_why("pause"))
    if child is not None and not child.with_mother:
        if task.target == "dyad":
            return replace(task, optional=True, why=_why("living_apart_dyad"))
        if task.target == "child":
            return _with_caregiver(task, child)
    return task


def wording_after_loss(anchors: Anchors, today: date) -> bool:
    """Tell whether pages switch to wording after a loss, and the worker is told."""
    lost = anchors.pregnancy_lost is not None and anchors.pregnancy_lost <= today
    return lost or any(child.died is not None and child.died <= today for child in anchors.children)


def _lost(task: DueTask, child: ChildAnchor | None, anchors: Anchors, today: date) -> bool:
    if child is not None:
        return child.died is not None and child.died <= today
    lost = anchors.pregnancy_lost is not None and anchors.pregnancy_lost <= today
    return lost and task.anchor in ("due_date", "birth")


def _with_caregiver(task: DueTask, child: ChildAnchor) -> DueTask:
    if child.caregiver_consent:
        return replace(task, why=_why("living_apart_child_agreed"))
    return replace(task, optional=True, why=_why("living_apart_child"))


def _why(rule: str) -> Words:
    return words(calendar_file("suspension")["rules"][rule]["why"])
