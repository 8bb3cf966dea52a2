"""Ages, screening forms, schedules and what suspends them."""

from __future__ import annotations

from beside_instruments.calendar.anchors import Anchors, ChildAnchor, Done, Pause, Span
from beside_instruments.calendar.corrected_age import (
    ScreeningAge,
    corrected_birth,
    screening_age,
    weeks_premature,
)
from beside_instruments.calendar.dates import Age, add_months, age_on
from beside_instruments.calendar.due import due
from beside_instruments.calendar.due_task import DueTask, window_status
from beside_instruments.calendar.schedule import Schedule, UnknownSchedule, load_schedule, schedules
from beside_instruments.calendar.screening import form_days, form_windows, screening_forms
from beside_instruments.calendar.suspension import wording_after_loss

__all__ = [
    "Age",
    "Anchors",
    "ChildAnchor",
    "Done",
    "DueTask",
    "Pause",
    "Schedule",
    "ScreeningAge",
    "Span",
    "UnknownSchedule",
    "add_months",
    "age_on",
    "corrected_birth",
    "due",
    "form_days",
    "form_windows",
    "load_schedule",
    "schedules",
    "screening_age",
    "screening_forms",
    "weeks_premature",
    "window_status",
    "wording_after_loss",
]
