"""What is asked for, and what comes out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which families, which waves, which time.

    ``beside`` are the programs set beside ours; without any the table is of one group. ``waves`` maps months
    since the beginning to the days before and after in which an answer counts.
    """

    programs: frozenset[UUID]
    beside: frozenset[UUID] = frozenset()
    waves: dict[int, tuple[int, int]]
    by: str = "mother"
    start: dt.date | None = None
    until: dt.date

    @property
    def everywhere(self) -> frozenset[UUID]:
        """All programs asked for."""
        return self.programs | self.beside


@dataclass(frozen=True)
class Column:
    """One column of the table and what the code book says of it."""

    name: str
    label: str
    type: str = "number"
    low: float | None = None
    high: float | None = None
    direction: str = ""
    unit: str = ""
    instrument: str = ""
    score: str = ""
    people: int = 0


@dataclass
class Made:
    """The table, the log of meetings, the columns, and who or what was left out and why."""

    columns: list[Column] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    contacts: list[dict[str, Any]] = field(default_factory=list)
    people: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
