"""Scores of a family in the wave they belong to, one column for each score of each measure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from beside_instruments import UnknownInstrument, load

from .asked import Asked, Column

DAYS_PER_MONTH = 30.4375
USABLE = frozenset({"ok", "prorated", "entered"})
REASONS = {"declined": "she would rather not", "not_now": "not now"}
_DIRECTIONS = {"higher_worse": "lower_is_better", "higher_better": "higher_is_better"}


@dataclass(frozen=True)
class Placed:
    """One finished measure in a wave, with how far its day is from the aim."""

    wave: int
    away: int
    row: dict[str, Any]


def wave_of(on: dt.date, began: dt.date, waves: dict[int, tuple[int, int]]) -> tuple[int, int] | None:
    """The wave (in months) a day belongs to and its distance from the aim in days; None outside all of them."""
    near = []
    for months, (before, after) in waves.items():
        away = (on - began).days - round(months * DAYS_PER_MONTH)
        if -before <= away <= after:
            near.append((abs(away), months))
    return (min(near)[1], min(near)[0]) if near else None


def place(
    given: list[dict[str, Any]], began: dt.date, asked: Asked, left_out: Counter[str]
) -> tuple[list[Placed], dict[int, str]]:
    """Finished measures by wave, the nearest one first; and why a wave's answers are missing."""
    placed, why = [], {}
    for row in given:
        on = row["local_date"]
        if (asked.start and on < asked.start) or on > asked.until:
            left_out["measures outside the dates asked for"] += 1
            continue
        found = wave_of(on, began, asked.waves)
        if found is None:
            left_out["measures outside every wave of this study"] += 1
        elif row["standing"] in REASONS:
            left_out[f"measures not answered: {REASONS[row['standing']]}"] += 1
            why[found[0]] = REASONS[row["standing"]]
        elif row["standing"] != "done":
            left_out["measures begun and not finished"] += 1
        else:
            placed.append(Placed(*found, row))
    return sorted(placed, key=lambda one: (one.away, one.row["local_date"])), why


def column_name(row: dict[str, Any], score: str, versions: dict[str, set[str]]) -> str:
    """The column of a score: other versions, other informants and second raters are other columns."""
    name = f"{row['instrument']}_{score}"
    if len(versions[row["instrument"]]) > 1:
        name += f"_v{row['instrument_version']}"
    if row["informant"] != "mother":
        name += f"_by_{row['informant']}"
    return name + ("_second_rater" if row["second_rating_of"] else "")


def describe(name: str, row: dict[str, Any], score: str, people: int) -> Column:
    """What the library knows about a score, for the code book."""
    try:
        instrument = load(row["instrument"], row["instrument_version"])
        rule = instrument.score_rule(score)
    except (UnknownInstrument, KeyError):
        return Column(name, f"{row['instrument']} {score}", people=people)
    low, high = rule.range or (None, None)
    return Column(
        name=name,
        label=f"{instrument.name.en}: {rule.label.en}",
        low=low,
        high=high,
        direction=_DIRECTIONS.get(rule.direction, ""),
        unit="points",
        instrument=row["instrument"],
        score=score,
        people=people,
    )


def by_subject(rows: list[dict[str, Any]]) -> dict[UUID, list[dict[str, Any]]]:
    """Administrations of each client."""
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["subject"], []).append(row)
    return found
