"""What can be true of a colleague's days away."""

from __future__ import annotations

import datetime as dt

from beside.people.rules.refusals import Because, PeopleRefusal

#: Longer than this is not a leave but a handover.
MOST_DAYS = 400


def check_days(first: dt.date, last: dt.date, today: dt.date) -> None:
    """Refuse days out of order, days that are all past, and more than a year."""
    if last < first:
        raise PeopleRefusal(Because.END_BEFORE_START, "to_date")
    if last < today:
        raise PeopleRefusal(Because.AWAY_IS_OVER, "to_date")
    if (last - first).days > MOST_DAYS:
        raise PeopleRefusal(Because.AWAY_TOO_LONG, "to_date")
