"""tables.xlsx: the tables of the report, one sheet per part; no cell can be read as a formula."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from beside_study.findings import Grid
from beside_study.plan import SECTIONS
from beside_study.report.summary import expectations
from beside_study.run import Answers

_NUMBER = re.compile(r"[+\u2212-]?\d[\d,]*(\.\d+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_workbook(answers: Answers, path: Path) -> None:
    """Write the tables to ``path``."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Expectations"
    _write(first, [expectations(answers)] if answers.held else [])
    for section, title in SECTIONS.items():
        grids = [
            g
            for f in answers.findings
            if f.section == section
            for g in (*f.grids, *(d.grid for d in f.figures))
        ]
        if grids:
            _write(book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31]), grids)
    book.save(path)


def _write(sheet: Any, grids: list[Grid]) -> None:
    from openpyxl.styles import Font

    row = 1
    for grid in grids:
        _put(sheet, row, 1, grid.caption).font = Font(bold=True)
        for column, name in enumerate(grid.head, start=1):
            _put(sheet, row + 1, column, name).font = Font(italic=True)
        for k, cells in enumerate(grid.rows, start=row + 2):
            for column, cell in enumerate(cells, start=1):
                _put(sheet, k, column, cell)
        row += len(grid.rows) + 3
    sheet.column_dimensions["A"].width = 44
    for letter in "BCDEFG":
        sheet.column_dimensions[letter].width = 24


def _put(sheet: Any, row: int, column: int, words: str) -> Any:
    """A number as a number; anything else as text, whatever sign it begins with."""
    cell = sheet.cell(row=row, column=column)
    if _NUMBER.fullmatch(words):
        cell.value = float(words.replace("\u2212", "-").replace(",", ""))
        return cell
    cell.value = _CONTROL.sub("", words)
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = words[:1] in "=+-@\t\r"
    return cell
