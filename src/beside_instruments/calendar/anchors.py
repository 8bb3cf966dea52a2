"""The dates a family's schedule hangs on, and what has happened since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from beside_instruments.calendar.corrected_age import Gestation


@dataclass(frozen=True, slots=True)
class Span:
    """An intervention from its start to its end; the end is open while it runs."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class ChildAnchor:
    """One child. Twins are two."""

    id: str
    birth: date
    gestation: Gestation | None = None
    with_mother: bool = True
    caregiver_consent: bool = False
    died: date | None = None
    caught_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class Anchors:
    """The dates of one family.

    ``pregnancy_lost`` is the day of a loss or stillbirth; a live birth is a child.
    """

    intake: date | None = None
    exit: date | None = None
    due_date: date | None = None
    pregnancy_lost: date | None = None
    interventions: Mapping[str, Span] = field(default_factory=dict)
    children: tuple[ChildAnchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """She asked to pause. No reason is kept, because none is needed."""

    start: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, declined or put off, on a day.

    ``outcome`` is ``done``, ``declined`` or ``not_now``; without ``task_id`` and ``wave`` the day
    decides which task it belongs to.
    """

    measure: str
    on: date
    outcome: str = "done"
    task_id: str | None = None
    wave: str | None = None
    child: str | None = None
    reason: str = ""
