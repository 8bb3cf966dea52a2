"""The code book: for each column what it means, what may stand in it, and what stands for 'missing'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from beside_study.problems import NeedsFixing, Problem
from beside_study.table.cells import ORDERS, Cell, NotThat, as_number, as_text, is_empty
from beside_study.table.raw import check_size, read_table
from beside_study.yaml_lines import read_yaml

TYPES = ("", "number", "whole", "yes_no", "date", "text", "choice")
DIRECTIONS = ("", "lower_is_better", "higher_is_better")
KNOWN = ("column", "label", "type", "low", "high", "direction", "missing", "unit", "format", "words")


@dataclass(frozen=True)
class Entry:
    """One column. ``missing`` maps a code in the table to its reason, for example "-8" to "declined"."""

    column: str
    label: str = ""
    type: str = ""
    low: float | None = None
    high: float | None = None
    direction: str = ""
    missing: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    format: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeBook:
    """Entries by column; a column without one is taken as it comes."""

    name: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def of(self, column: str) -> Entry:
        """The entry of a column, or an empty one."""
        return self.entries.get(column) or Entry(column)


def read_codebook(path: Path) -> CodeBook:
    """The code book in a CSV, a spreadsheet, or a YAML file, with the columns of ``KNOWN`` (only ``column`` is needed).

    Raises
    ------
    NeedsFixing
        With every row that cannot be used.
    """
    if path.suffix.lower() in (".yaml", ".yml"):
        return _from_yaml(path)
    raw = read_table(path)
    if "column" not in raw.columns:
        fix = f"Its first row may hold: {', '.join(KNOWN)}."
        raise NeedsFixing([Problem(raw.name, "The code book has no column named 'column'.", fix)])
    problems: list[Problem] = []
    entries: dict[str, Entry] = {}
    for i in range(raw.rows):
        row = {name: raw.columns[name][i] for name in KNOWN if name in raw.columns}
        if is_empty(row["column"]):
            continue
        entry = _entry(row, f"{raw.name} row {i + raw.first_row}", raw.decimal_comma, problems)
        if entry.column in entries:
            what = f"'{entry.column}' is described twice."
            problems.append(Problem(f"{raw.name} row {i + raw.first_row}", what, "Keep one row."))
        entries[entry.column] = entry
    if problems:
        raise NeedsFixing(problems)
    return CodeBook(raw.name, entries)


def _from_yaml(path: Path) -> CodeBook:
    """A code book written as a YAML list under ``columns``; other parts of it are for people to read."""
    check_size(path)
    data, lines = read_yaml(path)
    columns = data.get("columns") if isinstance(data, dict) else None
    if not isinstance(columns, list) or not all(
        isinstance(one, dict) and one.get("column") for one in columns
    ):
        fix = "Under 'columns', start each with '- column: its_name'."
        raise NeedsFixing([Problem(path.name, "The code book has no list of columns.", fix)])
    problems: list[Problem] = []
    entries: dict[str, Entry] = {}
    for i, one in enumerate(columns):
        row = {name: None if one.get(name) is None else str(one[name]) for name in KNOWN}
        entry = _entry(row, f"{path.name} line {lines.get(('columns', i), 1)}", False, problems)
        entries[entry.column] = entry
    if problems:
        raise NeedsFixing(problems)
    return CodeBook(path.name, entries)


def _entry(row: Mapping[str, Cell], where: str, decimal_comma: bool, problems: list[Problem]) -> Entry:
    def text(name: str, known: tuple[str, ...] = ()) -> str:
        cell = row.get(name)
        found = "" if is_empty(cell) else as_text(cell)
        if known and found not in known:
            fix = f"Use one of: {', '.join(k for k in known if k)}."
            problems.append(Problem(where, f"'{found}' is not a known {name}.", fix))
            return ""
        return found

    def number(name: str) -> float | None:
        cell = row.get(name)
        try:
            return None if is_empty(cell) else as_number(cell, decimal_comma=decimal_comma)
        except NotThat as why:
            problems.append(Problem(where, f"'{name}' holds {why}.", "Write a number."))
            return None

    return Entry(
        column=text("column"),
        label=text("label"),
        type=text("type", TYPES),
        low=number("low"),
        high=number("high"),
        direction=text("direction", DIRECTIONS),
        missing=_codes(text("missing")),
        unit=text("unit"),
        format=text("format", ("", *ORDERS)),
        words=tuple(word.strip() for word in text("words").split("|") if word.strip()),
    )


def _codes(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.replace(";", "|").split("|") if part.strip())
    return {code.strip(): reason.strip() or "not given" for code, _, reason in pairs}
