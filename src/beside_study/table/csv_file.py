"""CSV as people save it: commas or semicolons, decimal commas, byte-order marks, older encodings."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from pathlib import Path

from beside_study.problems import NeedsFixing, Problem
from beside_study.table.cells import Cell
from beside_study.table.raw import RawTable

_SEPARATORS = (",", ";", "\t", "|")


def read_csv(path: Path, wanted: Collection[str] | None) -> RawTable:
    """The columns ``wanted`` of a CSV file."""
    for encoding in _encodings(path):
        try:
            return _read(path, wanted, encoding)
        except UnicodeDecodeError:
            continue
        except csv.Error as error:
            what = f"The file cannot be read as CSV ({error})."
            raise NeedsFixing([Problem(path.name, what, "Save it again as CSV UTF-8.")]) from error
    raise NeedsFixing([Problem(path.name, "The letters cannot be read.", "Save it as CSV UTF-8.")])


def _encodings(path: Path) -> tuple[str, ...]:
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "cp1252")


def _separator(line: str) -> str:
    bare = "".join(part for i, part in enumerate(line.split('"')) if i % 2 == 0)
    return max(_SEPARATORS, key=bare.count)


def _read(path: Path, wanted: Collection[str] | None, encoding: str) -> RawTable:
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        if "\0" in first:
            fix = "Is it a spreadsheet with the wrong ending? Save it as CSV or XLSX."
            raise NeedsFixing([Problem(path.name, "This is not a text file.", fix)])
        separator = _separator(first)
        file.seek(0)
        rows = csv.reader(file, delimiter=separator)
        header = tuple(name.strip() for name in next(rows, []))
        columns = _columns(path.name, header, rows, wanted)
    count = len(next(iter(columns.values()), [])) if columns else 0
    old = "The file was read as Windows-1252; save it as UTF-8 if names look odd."
    return RawTable(
        name=path.name,
        header=header,
        columns=columns,
        rows=count,
        decimal_comma=separator != ",",
        notes=(old,) if encoding == "cp1252" else (),
    )


def _columns(
    name: str, header: tuple[str, ...], rows: Iterator[list[str]], wanted: Collection[str] | None
) -> dict[str, list[Cell]]:
    keep = [(i, column) for i, column in enumerate(header) if column and (wanted is None or column in wanted)]
    # With none of the wanted columns the first one still counts the rows; the missing ones are named later.
    kept: dict[str, list[Cell]] = {column: [] for _, column in keep or [(0, header[0] if header else "")]}
    uneven: list[int] = []
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            # An empty line keeps its place, so that row numbers in messages are those of the file.
            row = []
        elif len(row) > len(header):
            uneven.append(number)
        for i, column in keep or [(0, next(iter(kept)))]:
            kept[column].append(row[i] if i < len(row) else "")
    if uneven:
        what = f"Row {uneven[0]} has more cells than the first row ({len(uneven)} such rows)."
        fix = "Look for a stray comma or semicolon, or put text with commas in quotation marks."
        raise NeedsFixing([Problem(name, what, fix)])
    return kept
