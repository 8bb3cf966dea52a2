"""The perinatal pathway: which of its times there are, from a due date or a birth. All of it is optional."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

PREGNANCY = dt.timedelta(days=280)


class PathAnswer(StrEnum):
    """What became of a suggestion. Silence is fine and is no answer."""

    TALKED_ABOUT = "talked_about"
    NOT_NOW = "not_now"


@dataclass(frozen=True)
class PathTime:
    """One time of the pathway with its first and last day (None: not known)."""

    key: str
    first: dt.date | None
    last: dt.date | None

    def holds(self, day: dt.date) -> bool:
        """Whether the day lies in it; a time without dates never does."""
        if self.first is None and self.last is None:
            return False
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def times(
    pathway: Sequence[Mapping[str, Any]], *, due: dt.date | None, born: dt.date | None
) -> list[PathTime]:
    """The times of the pathway in their order.

    Parameters
    ----------
    pathway
        Entries with ``key``, ``begins`` and ``ends``, each ``{from: conception | due | birth, days: n}``.
    due, born
        What is known. Until the birth the due date stands for it; a birth without a due date is taken as on
        its day.
    """
    expected = due or born
    anchor = {
        "conception": None if expected is None else expected - PREGNANCY,
        "due": expected,
        "birth": born or due,
    }
    return [PathTime(one["key"], _day(one["begins"], anchor), _day(one["ends"], anchor)) for one in pathway]


def _day(point: Mapping[str, Any], anchor: Mapping[str, dt.date | None]) -> dt.date | None:
    day = anchor[point["from"]]
    return None if day is None else day + dt.timedelta(days=point["days"])
