"""A schedule: which measure, for whom, at which points of a family's time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from beside_instruments.calendar.content import schedule_files
from beside_instruments.calendar.dates import add_months
from beside_instruments.words import Words, words
from beside_instruments.yaml_file import read_yaml


class UnknownSchedule(KeyError):
    """No schedule of this key."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Wave:
    """One point in time, with the days around it.

    ``before`` and ``after`` days around the aim count as on time; up to ``accept`` days as late.
    """

    id: str
    label: Words
    anchor: str
    months: int
    days: int
    before: int
    after: int
    accept: int

    def aim(self, anchor: date) -> date:
        """Return the day this point aims at."""
        return add_months(anchor, self.months) + timedelta(days=self.days)

    def opens(self, aim: date) -> date:
        """Return the first day that counts as on time."""
        return aim - timedelta(days=self.before)

    def accepts_until(self, aim: date) -> date:
        """Return the last day that counts, as late."""
        return aim + timedelta(days=self.accept)


@dataclass(frozen=True, slots=True)
class Planned:
    """One measure of a schedule, at named points or by the child's age."""

    measure: str
    target: str
    waves: tuple[str, ...] = ()
    forms: tuple[int, ...] = ()
    by_age: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    """A set of points in time and the measures asked at them."""

    key: str
    version: str
    name: Words
    source: str
    waves: Mapping[str, Wave]
    measures: tuple[Planned, ...]
    intervention: str | None
    intervention_weeks: int
    stops_at_exit: bool


def schedules() -> tuple[Schedule, ...]:
    """Return every schedule, shipped ones and the program's own, by key."""
    return tuple(load_schedule(key) for key in sorted(schedule_files()))


def load_schedule(key: str) -> Schedule:
    """Return one schedule; `UnknownSchedule` names the known ones."""
    files = schedule_files()
    if key not in files:
        raise UnknownSchedule(f"There is no schedule called {key!r}. Known: {', '.join(sorted(files))}.")
    return _read(files[key])


@lru_cache(maxsize=64)
def _read(path: Path) -> Schedule:
    data = read_yaml(path)
    return Schedule(
        key=data["key"],
        version=str(data["version"]),
        name=words(data["name"]),
        source=data["source"],
        waves={wave: _wave(wave, entry) for wave, entry in data.get("waves", {}).items()},
        measures=tuple(_planned(entry) for entry in data["measures"]),
        intervention=data.get("intervention"),
        intervention_weeks=data.get("intervention_weeks", 0),
        stops_at_exit=data.get("stops_at_exit", False),
    )


def _wave(wave: str, entry: Mapping[str, Any]) -> Wave:
    at = entry.get("at", {})
    return Wave(
        wave,
        words(entry["label"]),
        entry["anchor"],
        at.get("months", 0),
        at.get("days", 0) + 7 * at.get("weeks", 0),
        entry["before"],
        entry["after"],
        entry["accept"],
    )


def _planned(entry: Mapping[str, Any]) -> Planned:
    return Planned(
        entry["measure"],
        entry["target"],
        tuple(entry.get("waves", ())),
        tuple(entry.get("forms", ())),
        entry.get("by_age", False),
        entry.get("optional", False),
    )
