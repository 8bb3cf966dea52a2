"""Who is in a study and when they are seen: columns, arms and waves."""

from __future__ import annotations

from dataclasses import dataclass

DAYS_PER_MONTH = 30.4375


@dataclass(frozen=True)
class Columns:
    """The names of the table's own columns. Empty means the table has none."""

    person: str = "person"
    wave: str = "wave"
    date: str = ""
    arm: str = ""
    reason: str = ""
    family: str = ""


@dataclass(frozen=True)
class Arm:
    """One group of people: ``value`` as written in the table, ``label`` as written in the report."""

    value: str
    label: str
    is_program: bool


@dataclass(frozen=True)
class Wave:
    """One time of asking. ``months`` counts from the anchor; the window is in days around it."""

    name: str
    label: str
    months: float
    days_before: int
    days_after: int


@dataclass(frozen=True)
class Flow:
    """How many people came before the table began. None means nobody wrote it down."""

    eligible: int | None = None
    met_criteria: int | None = None
    allocated: int | None = None
