"""Which screening form belongs to which age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from beside_instruments.calendar.content import calendar_file
from beside_instruments.calendar.corrected_age import (
    TERM_WEEKS,
    Gestation,
    corrected_birth,
    correction_ends,
)
from beside_instruments.calendar.dates import Age, add_months


@dataclass(frozen=True, slots=True)
class FormWindow:
    """One form and the ages it is for; both ends belong to it."""

    form: int
    start: Age
    end: Age
    offered: bool = True


@cache
def form_windows(measure: str) -> tuple[FormWindow, ...]:
    """Return the forms of a screening measure, ``asq3`` or ``asqse2``, by age."""
    rows = calendar_file("screening")["measures"][measure]["forms"]
    return tuple(
        FormWindow(row["form"], Age(*row["from"]), Age(*row["to"]), row.get("offered", True)) for row in rows
    )


def has_forms(measure: str) -> bool:
    """Tell whether a measure has forms by age."""
    return measure in calendar_file("screening")["measures"]


def screening_forms(measure: str, age: Age) -> tuple[int, ...]:
    """Return the forms that fit an age.

    Parameters
    ----------
    measure
        ``asq3`` or ``asqse2``.
    age
        Corrected or uncorrected age, as `screening_age` gives it.

    Returns
    -------
    tuple of int
        Usually one form; two where the makers let forms overlap; none outside the measure's ages.
    """
    return tuple(window.form for window in form_windows(measure) if window.start <= age <= window.end)


def form_days(
    window: FormWindow,
    birth: date,
    gestation: Gestation | None = None,
    term: int = TERM_WEEKS,
    caught_up_on: date | None = None,
) -> tuple[date, date] | None:
    """Return the first and last day on which a child has the age for a form.

    Parameters
    ----------
    window
        The form and its ages.
    birth, gestation, term, caught_up_on
        As for `screening_age`.

    Returns
    -------
    tuple of date or None
        ``None`` when the end of the correction makes the child skip this form.
    """
    switch = correction_ends(birth, caught_up_on)
    corrected = corrected_birth(birth, gestation, term)
    if corrected == birth:
        return _days(window, birth)
    before, after = _days(window, corrected), _days(window, birth)
    parts = [(before[0], min(before[1], switch - timedelta(days=1))), (max(after[0], switch), after[1])]
    open_parts = [part for part in parts if part[0] <= part[1]]
    if not open_parts:
        return None
    return min(part[0] for part in open_parts), max(part[1] for part in open_parts)


def _days(window: FormWindow, birth: date) -> tuple[date, date]:
    """Return the days of a window, where a month is complete only when its day is reached."""
    opening = add_months(birth, window.start.months) + timedelta(days=window.start.days)
    first = min(max(_reached(birth, window.start.months), opening), _reached(birth, window.start.months + 1))
    closing = add_months(birth, window.end.months) + timedelta(days=window.end.days)
    return first, min(closing, _reached(birth, window.end.months + 1) - timedelta(days=1))


def _reached(birth: date, months: int) -> date:
    day = add_months(birth, months)
    return day if day.day == birth.day else day + timedelta(days=1)
