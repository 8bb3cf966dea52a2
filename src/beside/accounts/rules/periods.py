"""The days a role is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .decisions import Because, Decision

FARTHEST_AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class Period:
    """From a day, until the day before another (``None``: no end agreed).

    Notes: the end day itself is no longer held, so that ending a role today takes effect today.
    """

    from_date: date
    to_date: date | None = None

    def holds(self, today: date) -> bool:
        return self.from_date <= today and (self.to_date is None or today < self.to_date)


def judge_period(period: Period, *, today: date) -> Decision:
    """May a role newly begin on these days? Not before today (history is not edited), not over a year ahead."""
    if period.to_date is not None and period.to_date < period.from_date:
        return Decision(False, Because.ENDS_BEFORE_IT_BEGINS)
    if period.from_date < today:
        return Decision(False, Because.IN_THE_PAST)
    if period.from_date > today + FARTHEST_AHEAD:
        return Decision(False, Because.BEGINS_TOO_LATE)
    return Decision(True)
