"""The first sheet of a spreadsheet."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from beside_study.problems import NeedsFixing, Problem
from beside_study.table.cells import Cell
from beside_study.table.raw import LARGEST_TABLE_BYTES, RawTable


def read_spreadsheet(path: Path, wanted: Collection[str] | None) -> RawTable:
    """The columns ``wanted`` of the first sheet; its first row names them."""
    _check_unpacked(path)
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        rows: list[list[Any]] = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        sheets = len(book.sheet_names)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        what = "This spreadsheet cannot be opened."
        raise NeedsFixing([Problem(path.name, what, "Save it again as XLSX or CSV.")]) from error
    header = tuple(str(cell).strip() for cell in rows[0]) if rows else ()
    body = rows[1:]
    columns: dict[str, list[Cell]] = {
        name: [_cell(row[i]) for row in body]
        for i, name in enumerate(header)
        if name and (wanted is None or name in wanted)
    }
    note = f"Only the first of {sheets} sheets was read."
    return RawTable(path.name, header, columns, len(body), notes=(note,) if sheets > 1 else ())


def _check_unpacked(path: Path) -> None:
    # A small file can unpack to something huge.
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as packed:
        size = sum(item.file_size for item in packed.infolist())
    if size >= LARGEST_TABLE_BYTES:
        what = "The spreadsheet unpacks to more than 1 GB."
        raise NeedsFixing([Problem(path.name, what, "Keep only the columns the study names.")])


def _cell(value: Any) -> Cell:
    if isinstance(value, str | float | int | bool | dt.date):
        return value
    return None if value is None else str(value)
