"""One thing to offer, with its window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beside_instruments.words import Words


@dataclass(frozen=True, slots=True)
class DueTask:
    """A measure to offer at a point in time; worked out whenever it is looked at, never stored.

    ``status`` is ``upcoming``, ``due``, ``late``, ``out_of_window``, ``done``, ``declined``,
    ``not_now``, ``cancelled`` or ``paused``. ``timing`` tells for what was done whether it was
    ``on_time``, ``late`` or ``out_of_window``. ``why`` says in plain words why a task is cancelled,
    paused or optional.
    """

    id: str
    measure: str
    wave: str
    label: Words
    target: str
    child: str | None
    anchor: str
    aim: date
    opens: date
    closes: date
    accept_until: date
    status: str = "upcoming"
    timing: str | None = None
    optional: bool = False
    why: Words | None = None
    form: int | None = None
    done_on: date | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it may be offered today."""
        return self.status in ("due", "late", "not_now")


def window_status(task: DueTask, on: date) -> str:
    """Return ``on_time``, ``late`` or ``out_of_window`` for something done on a day."""
    if task.opens <= on <= task.closes:
        return "on_time"
    return "late" if task.closes < on <= task.accept_until else "out_of_window"
