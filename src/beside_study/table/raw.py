"""A table as it stands in its file: CSV, XLSX or Parquet, only the columns that are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from beside_study.problems import NeedsFixing, Problem
from beside_study.table.cells import Cell

LARGEST_TABLE_BYTES = 1_000_000_000
Read = Callable[[Path, Collection[str] | None], "RawTable"]


@dataclass(frozen=True)
class RawTable:
    """Columns of cells. ``header`` holds every column of the file, ``columns`` those that were kept.

    ``rows`` counts data rows; the first of them is row ``first_row`` of the file.
    """

    name: str
    header: tuple[str, ...]
    columns: dict[str, list[Cell]]
    rows: int
    decimal_comma: bool = False
    first_row: int = 2
    notes: tuple[str, ...] = ()


def _reader(path: Path) -> Read:
    # Imported when needed: spreadsheets and Parquet bring heavy libraries.
    kind = path.suffix.lower()
    if kind in {".csv", ".tsv", ".txt"}:
        from beside_study.table.csv_file import read_csv

        return read_csv
    if kind in {".xlsx", ".xlsm", ".ods", ".xls"}:
        from beside_study.table.spreadsheet import read_spreadsheet

        return read_spreadsheet
    if kind in {".parquet", ".pq"}:
        from beside_study.table.parquet_file import read_parquet

        return read_parquet
    raise NeedsFixing(
        [Problem(path.name, f"Files ending in '{kind}' are not read.", "Save it as CSV or XLSX.")]
    )


def check_size(path: Path, limit: int = LARGEST_TABLE_BYTES) -> None:
    """Refuse a file that is absent, empty or larger than ``limit`` bytes, before it is opened."""
    if not path.is_file():
        raise NeedsFixing(
            [Problem(str(path), "There is no such file.", "Check the folder and the spelling.")]
        )
    size = path.stat().st_size
    if size == 0:
        raise NeedsFixing(
            [Problem(path.name, "The file is empty.", "Save the table again, with its first row.")]
        )
    if size >= limit:
        what = f"The file has {size / 1e9:.2f} GB. The limit is {limit / 1e9:g} GB."
        fix = "Keep only the columns the study names, or save it as Parquet."
        raise NeedsFixing([Problem(path.name, what, fix)])


def read_table(
    path: Path, wanted: Collection[str] | None = None, limit: int = LARGEST_TABLE_BYTES
) -> RawTable:
    """The table in a file.

    Parameters
    ----------
    path
        CSV (comma, semicolon or tab; decimal points or commas; UTF-8, UTF-16 or Windows-1252), XLSX or Parquet.
    wanted
        Columns to keep; None keeps all.
    limit
        Largest size in bytes.

    Raises
    ------
    NeedsFixing
        The file cannot be read, with what to do about it.
    """
    check_size(path, limit)
    table = _reader(path)(path, wanted)
    doubled = sorted({name for name in table.header if name and table.header.count(name) > 1})
    if doubled:
        what = f"The first row names {', '.join(doubled)} more than once."
        raise NeedsFixing([Problem(table.name, what, "Give every column its own name.")])
    return table


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes: proves later which data a report rests on."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
