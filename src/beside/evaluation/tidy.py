"""Joins what the record holds into one row for each mother (or pair) and wave, under random study codes."""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from beside.foundation.actor import Actor

from . import record
from .asked import Asked, Column, Made, Progress
from .measured import USABLE, Placed, by_subject, column_name, describe, place
from .stayed import began, staying, took_up, trimester


@dataclass(frozen=True)
class Unit:
    """A mother, or a pair: whose row it is, whose family, and about whom measures may be."""

    pk: UUID
    mother: UUID
    subjects: tuple[UUID, ...]
    child: UUID | None = None


def make(asked: Asked, *, by: Actor, progress: Progress = lambda _: None) -> Made:
    """The table of what is asked for.

    Notes
    -----
    Study codes are drawn anew each time by the system's random source and are written down nowhere: the same
    family has another code in the next table. Rows stand in the order of the codes.
    """
    made = Made()
    progress("Families ...")
    places, joined = record.families(by, asked.everywhere)
    made.left_out["mothers whose record was joined into another one"] += joined
    made.left_out["mothers who did not agree to be in a table"] += record.not_agreed(by, asked.everywhere)
    mothers = list(places)
    pairs = record.dyads(mothers)
    units = _units(asked.by, mothers, pairs)
    progress(f"{len(mothers)} mothers, {len(pairs)} pairs. Stays and meetings ...")
    family = _Family(asked, mothers, pairs)
    progress("Measures ...")
    _fill(made, asked, units, places, family)
    made.left_out = +made.left_out  # reasons that concern nobody are not mentioned
    return made


def _units(by: str, mothers: list[UUID], pairs: list[dict[str, Any]]) -> list[Unit]:
    if by == "mother":
        return [Unit(pk, pk, (pk,)) for pk in mothers]
    return [Unit(p["id"], p["caregiver"], (p["caregiver"], p["id"], p["child"]), p["child"]) for p in pairs]


class _Family:
    """Everything read once, by mother."""

    def __init__(self, asked: Asked, mothers: list[UUID], pairs: list[dict[str, Any]]) -> None:
        self.dyads = frozenset(pair["id"] for pair in pairs)
        owner = {pk: pk for pk in mothers} | {pair["id"]: pair["caregiver"] for pair in pairs}
        self.states = _grouped(record.states(mothers, asked.everywhere), "client")
        self.meetings: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
        for row in record.contacts(list(owner), asked.everywhere):
            if row["on"] <= asked.until and (asked.start is None or row["on"] >= asked.start):
                self.meetings[owner[row["client"]]].append(row)
        ids = {row["contact"] for rows in self.meetings.values() for row in rows}
        self.services: dict[UUID, list[str]] = defaultdict(list)
        for row in record.services(list(ids)):
            self.services[row["contact"]].append(row["service"])
        self.weeks: dict[UUID, list[int]] = defaultdict(list)
        for row in record.pregnancies(mothers):
            self.weeks[row["subject"]].append(row["weeks_engaged"])
        self.began = {pk: began(self.states[pk], self.meetings[pk]) for pk in mothers}
        subjects = [*mothers, *self.dyads, *(pair["child"] for pair in pairs)]
        self.given = by_subject(record.administrations(subjects, asked.everywhere))
        self.scores = _grouped(
            record.scores([r["id"] for rows in self.given.values() for r in rows]), "administration"
        )
        days = {pk: day for pk, day in self.began.items() if day}
        days |= {p["child"]: days[p["caregiver"]] for p in pairs if p["caregiver"] in days}
        self.ages = record.ages_in_months(days)

    def once(self, unit: Unit, asked: Asked) -> dict[str, Any]:
        """What is true of a family in all its rows."""
        meetings = self.meetings[unit.mother]
        age = self.ages.get(unit.mother)
        child = {} if unit.child is None else {"child_age_months": self.ages.get(unit.child)}
        return {
            "age": None if age is None else age // 12,
            **child,
            **staying(self.states[unit.mother], meetings, asked.until),
            **took_up(meetings, self.dyads, self.services),
            **trimester(self.weeks[unit.mother]),
        }


def _fill(made: Made, asked: Asked, units: list[Unit], places: dict[UUID, UUID], family: _Family) -> None:
    codes = _codes({unit.pk for unit in units} | {unit.mother for unit in units})
    versions: dict[str, set[str]] = defaultdict(set)
    for rows in family.given.values():
        for row in rows:
            versions[row["instrument"]].add(row["instrument_version"])
    seen: dict[str, tuple[dict[str, Any], str]] = {}
    counted: dict[str, set[UUID]] = defaultdict(set)
    for unit in sorted(units, key=lambda one: codes[one.pk]):
        start = family.began[unit.mother]
        if start is None:
            made.left_out["families without a first day"] += 1
            continue
        if (asked.start and start < asked.start) or start > asked.until:
            made.left_out["families who began outside the dates asked for"] += 1
            continue
        given = [row for subject in unit.subjects for row in family.given.get(subject, [])]
        placed, why = place(given, start, asked, made.left_out)
        waves = _waves(placed, family, versions, made, seen)
        for values in waves.values():
            for name in values:
                if name != "date":
                    counted[name].add(unit.pk)
        side = "comparison" if places[unit.mother] in asked.beside else "program"
        head = {"person": codes[unit.pk], "family": codes[unit.mother], "site": side}
        once = family.once(unit, asked)
        for wave in sorted({0} | set(waves) | set(why)):
            reason = {"reason_missing": why.get(wave, "")}
            made.rows.append(head | {"wave": wave} | {"date": ""} | reason | once | waves.get(wave, {}))
        made.people += 1
        made.contacts += _log(codes[unit.pk], unit, family)
    made.columns = [describe(name, *seen[name], len(counted[name])) for name in sorted(seen)]


def _waves(
    placed: list[Placed], family: _Family, versions: dict[str, set[str]], made: Made,
    seen: dict[str, tuple[dict[str, Any], str]],
) -> dict[int, dict[str, Any]]:  # fmt: skip
    """Scores by wave; the measure nearest to the aim stands, a second one in the same wave is counted as left out."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in placed:
        line, doubled = found[one.wave], False
        for score in family.scores[one.row["id"]]:
            if score["status"] not in USABLE:
                made.left_out["scores that could not be worked out"] += 1
                continue
            name = column_name(one.row, score["score"], versions)
            doubled |= name in line
            if name not in line:
                line[name] = score["value"]
                seen.setdefault(name, (one.row, score["score"]))
                line.setdefault("date", one.row["local_date"].isoformat())
        made.left_out["measures given again in the same wave"] += doubled
    return {wave: line for wave, line in found.items() if line}


def _log(code: str, unit: Unit, family: _Family) -> list[dict[str, Any]]:
    days = {row["contact"]: row for row in family.meetings[unit.mother]}
    lines = [{"person": code, "date": row["on"].isoformat(), "kind": row["kind"]} for row in days.values()]
    return sorted(lines, key=lambda line: line["date"])


def _codes(keys: set[UUID]) -> dict[UUID, str]:
    """A code for each key, drawn without replacement; it cannot be worked out from the key."""
    chance = secrets.SystemRandom()
    numbers = chance.sample(range(10_000_000), len(keys))
    return {key: f"F{number:07d}" for key, number in zip(sorted(keys), numbers, strict=True)}


def _grouped(rows: list[dict[str, Any]], key: str) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


__all__ = ["Asked", "Column", "Made", "Unit", "make"]
