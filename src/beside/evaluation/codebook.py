"""What each column of the table means, for people and for ``beside evaluate``."""

from __future__ import annotations

from typing import Any

from .asked import Asked, Column, Made

OWN = (
    Column("person", "Study code, drawn by chance for this table only", "text"),
    Column("family", "Study code of the mother; pairs of one mother share it", "text"),
    Column("site", "The program, or the one it is set beside", "choice"),
    Column("wave", "Months since she was welcomed", "whole", unit="months"),
    Column("date", "Day of the answers nearest to the wave's aim", "date"),
    Column("reason_missing", "Why answers are missing in this wave", "text"),
    Column("age", "Mother's age when she was welcomed", "whole", low=10, high=80, unit="years"),
    Column("child_age_months", "Child's age when they were welcomed", "whole", low=0, high=300, unit="months"),
    Column("months_in_program", "From first to last service; to the day of the table while she is here",
           low=0, unit="months"),
    Column("has_left", "She has moved on", "yes_no"),
    Column("way_of_ending", "How it ended, as coded", "text"),
    Column("standing_now", "Where she stands in the program", "text"),
    Column("times_returned", "How often she came back", "whole", low=0),
    Column("contacts", "Meetings that took place", "whole", low=0),
    Column("minutes", "Minutes in those meetings", "whole", low=0, unit="minutes"),
    Column("minutes_together", "Minutes in which mother and child took part together", "whole", low=0, unit="minutes"),
    Column("distinct_services", "Different services", "whole", low=0),
    Column("came_in_pregnancy", "She joined while pregnant, as far as it is written down", "yes_no"),
    Column("joined_in_trimester", "Trimester in which she joined", "whole", low=1, high=3),
)  # fmt: skip


def header(made: Made) -> list[str]:
    """Columns in the order of the table: our own that any row has, then the scores."""
    present = {name for row in made.rows for name in row}
    return [column.name for column in OWN if column.name in present] + [c.name for c in made.columns]


def codebook(made: Made, asked: Asked) -> dict[str, Any]:
    """The code book as it is written down."""
    columns = {column.name: column for column in (*OWN, *made.columns)}
    return {
        "table": "table.csv",
        "one_row_is": f"one {'mother' if asked.by == 'mother' else 'mother and child together'} in one wave",
        "until": asked.until.isoformat(),
        "people": made.people,
        "left_out": dict(made.left_out),
        "not_in_this_table": [
            "names, contacts, addresses, notes and any other free text",
            "birth dates (ages instead) and Indigenous identity",
            "a key from study codes to families: none is kept",
        ],
        "columns": [_entry(columns[name]) for name in header(made)],
    }


def _entry(column: Column) -> dict[str, Any]:
    found = {
        "column": column.name,
        "label": column.label,
        "type": column.type,
        "low": column.low,
        "high": column.high,
        "direction": column.direction,
        "unit": column.unit,
    }
    if column.name == "site":
        found["words"] = "program|comparison"
    return {key: value for key, value in found.items() if value not in (None, "")}
