"""The log of meetings: one row for each, checked, and laid beside the people of the table."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from beside_study.definition.further import ContactLog
from beside_study.problems import NeedsFixing, Problem
from beside_study.table.cells import NotThat, as_day, as_text, is_empty
from beside_study.table.column import rows_in_words
from beside_study.table.raw import RawTable, read_table
from beside_study.table.tidy import Tidy


def with_meetings(tidy: Tidy, asked: ContactLog, path: Path) -> Tidy:
    """The table with the days of each person's meetings.

    Raises
    ------
    NeedsFixing
        With every row of the log that cannot be read.

    Notes
    -----
    Meetings of people who are not in the table, and those after ``until``, are left out and counted in a note.
    """
    raw = read_table(path, {asked.person, asked.date})
    absent = [name for name in (asked.person, asked.date) if name not in raw.header]
    if absent:
        fix = "Say 'person' and 'date' under 'contacts' in the study, as the log names them."
        raise NeedsFixing([Problem(raw.name, f"The log of meetings has no column '{absent[0]}'.", fix)])
    days, unknown = _days(raw, asked, set(tidy.people))
    until = dt.date.fromisoformat(asked.until).toordinal() if asked.until else max(
        (day for found in days.values() for day in found), default=0
    )  # fmt: skip
    late = sum(day > until for found in days.values() for day in found)
    notes = (
        [f"{unknown} meetings are of people who are not in the table; they are left out."] if unknown else []
    )
    notes += [f"{late} meetings lie after {asked.until}; they are left out."] if late else []
    kept = {person: tuple(sorted(day for day in found if day <= until)) for person, found in days.items()}
    return replace(tidy, meetings=kept, looked_until=until, notes=(*tidy.notes, *notes))


def _days(raw: RawTable, asked: ContactLog, people: set[str]) -> tuple[dict[str, list[int]], int]:
    found: dict[str, list[int]] = defaultdict(list)
    wrong: dict[str, list[int]] = defaultdict(list)
    unknown = 0
    for i, (who, when) in enumerate(zip(raw.columns[asked.person], raw.columns[asked.date], strict=True)):
        if is_empty(who) and is_empty(when):
            continue
        if as_text(who) not in people:
            unknown += 1
            continue
        try:
            found[as_text(who)].append(as_day(when).toordinal())
        except NotThat as why:
            wrong[str(why)].append(i + raw.first_row)
    if wrong:
        fix = "Write dates as year-month-day, for example 2026-01-31."
        raise NeedsFixing(
            [
                Problem(raw.name, f"Column '{asked.date}' has {said} in {rows_in_words(rows)}.", fix)
                for said, rows in wrong.items()
            ]
        )
    return dict(found), unknown
