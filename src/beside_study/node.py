"""A place in a study file: asks for entries by name and notes what is wrong with its line."""

from __future__ import annotations

import datetime as dt
import difflib
import math
from collections.abc import Iterable
from typing import Any

from beside_study.problems import Problem
from beside_study.yaml_lines import Keys


class Book:
    """The problems found so far in one file, and the line of each entry."""

    def __init__(self, name: str, lines: dict[Keys, int]) -> None:
        self.name = name
        self.lines = lines
        self.problems: list[Problem] = []

    def add(self, keys: Keys, what: str, fix: str) -> None:
        """Note one problem at the entry reached by ``keys``, or at the nearest entry above it."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        self.problems.append(Problem(f"{self.name} line {self.lines.get(keys, 1)}", what, fix))


class Node:
    """A mapping in the file. Every entry asked for is remembered; ``close`` reports the others."""

    def __init__(self, value: Any, keys: Keys, book: Book) -> None:
        self.keys = keys
        self.book = book
        self.asked: set[str] = set()
        if not isinstance(value, dict):
            book.add(keys, f"{self.name} must be a list of 'name: value' lines.", "See the templates.")
            value = {}
        self.value: dict[str, Any] = value

    @property
    def name(self) -> str:
        """How the place is called in a message."""
        return " > ".join(str(key + 1 if isinstance(key, int) else key) for key in self.keys) or "The study"

    def wrong(self, entry: str, what: str, fix: str) -> None:
        """Note a problem with one entry of this place."""
        self.book.add((*self.keys, entry), what, fix)

    def raw(self, entry: str, needed: bool = False, example: str = "") -> Any:
        """The entry as it stands, or None; notes a problem when it is needed and absent."""
        self.asked.add(entry)
        value = self.value.get(entry)
        if value is None and needed:
            hint = f"Add '{entry}: {example}'." if example else f"Add '{entry}:'."
            self.book.add(self.keys, f"{self.name} has no '{entry}'.", hint)
        return value

    def text(self, entry: str, default: str = "", needed: bool = False, example: str = "") -> str:
        """A short text."""
        value = self.raw(entry, needed, example)
        if value is None:
            return default
        if isinstance(value, dict | list):
            self.wrong(entry, f"'{entry}' must be a text.", f"Write '{entry}: {example or 'some words'}'.")
            return default
        return str(value).strip()

    def number(self, entry: str, low: float = -math.inf, high: float = math.inf) -> float | None:
        """A number from ``low`` to ``high``, or None when absent."""
        value = self.raw(entry)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.wrong(
                entry, f"'{entry}' must be a number, not '{value}'.", "Write digits with a decimal point."
            )
            return None
        if not low <= value <= high:
            self.wrong(entry, f"'{entry}' is {value}.", f"It must lie between {low:g} and {high:g}.")
            return None
        return float(value)

    def whole(self, entry: str, default: int, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        value = self.number(entry, low, high)
        if value is not None and value != int(value):
            self.wrong(entry, f"'{entry}' is {value:g}.", "It must be a whole number.")
        return default if value is None else int(value)

    def flag(self, entry: str, default: bool = False) -> bool:
        """Yes or no."""
        value = self.raw(entry)
        if value is not None and not isinstance(value, bool):
            self.wrong(entry, f"'{entry}' must be true or false, not '{value}'.", f"Write '{entry}: true'.")
            return default
        return default if value is None else bool(value)

    def choice(self, entry: str, options: Iterable[str], default: str | None = None) -> str:
        """One of the words in ``options``; needed when there is no default."""
        known = tuple(options)
        value = self.text(entry, default or "", needed=default is None, example=known[0])
        if value and value not in known:
            near = difflib.get_close_matches(value, known, 1)
            fix = f"Did you mean '{near[0]}'?" if near else f"Choose one of: {', '.join(known)}."
            self.wrong(entry, f"'{value}' is not known for '{entry}'.", fix)
            return default or known[0]
        return value or known[0]

    def day(self, entry: str) -> dt.date | None:
        """A calendar day, written 2026-01-31."""
        value = self.raw(entry)
        if isinstance(value, dt.datetime):
            return value.date()
        if value is None or isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.wrong(entry, f"'{value}' is not a date.", "Write year-month-day, for example 2026-01-31.")
            return None

    def texts(self, entry: str) -> tuple[str, ...]:
        """A list of short texts; one text alone counts as a list of one."""
        value = self.raw(entry)
        if value is None:
            return ()
        listed = value if isinstance(value, list) else [value]
        if any(isinstance(item, dict | list) for item in listed):
            self.wrong(entry, f"'{entry}' must be a plain list.", f"Write '{entry}: [one, two]'.")
            return ()
        return tuple(str(item).strip() for item in listed)

    def numbers(self, entry: str) -> tuple[float, ...]:
        """A list of numbers."""
        value = self.raw(entry)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        if any(isinstance(v, bool) or not isinstance(v, int | float) or not math.isfinite(v) for v in listed):
            self.wrong(entry, f"'{entry}' must be a list of numbers.", f"Write '{entry}: [0, 100]'.")
            return ()
        return tuple(float(v) for v in listed)

    def part(self, entry: str) -> Node | None:
        """A mapping inside this one, or None when absent."""
        value = self.raw(entry)
        return None if value is None else Node(value, (*self.keys, entry), self.book)

    def parts(self, entry: str) -> list[Node]:
        """A list of mappings, possibly empty."""
        value = self.raw(entry)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(entry, f"'{entry}' must be a list.", "Start each item on a new line with '- '.")
            return []
        return [Node(item, (*self.keys, entry, i), self.book) for i, item in enumerate(value)]

    def close(self) -> None:
        """Note every entry nobody asked for: most often a slip of spelling."""
        for entry in self.value:
            if entry not in self.asked:
                near = difflib.get_close_matches(entry, sorted(self.asked), 1)
                fix = (
                    f"Did you mean '{near[0]}'?" if near else f"Known here: {', '.join(sorted(self.asked))}."
                )
                self.wrong(entry, f"'{entry}' is not known in {self.name}.", fix)
