"""A reference case: its question, conventions, tables and expected numbers."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

COMMITTED = Path(__file__).parent / "cases"
EMPTY = {"", "NA"}


def cases_folder() -> Path:
    """The folder named by BESIDE_CASES, by default the committed copy."""
    return Path(os.environ.get("BESIDE_CASES") or COMMITTED)


def case_folders() -> list[Path]:
    """Every folder that holds a case."""
    return sorted(p.parent for p in cases_folder().glob("*/expected.json"))


@dataclass(frozen=True)
class Case:
    """One case as it lies on disk; nothing here knows any answer but ``expected``."""

    path: Path
    spec: dict[str, Any]
    expected: dict[str, dict[str, Any]]
    must_report: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return str(self.spec["id"])

    @property
    def family(self) -> str:
        return str(self.spec.get("family", ""))

    @property
    def conventions(self) -> dict[str, Any]:
        """The named choices; an empty list in the file means none."""
        return dict(self.spec.get("conventions") or {})

    @cached_property
    def _tables(self) -> dict[str, dict[str, NDArray[Any]]]:
        return {}

    def table(self, name: str = "data.csv") -> dict[str, NDArray[Any]]:
        """Columns of a table: float with nan for empty fields; object with None where any text stands."""
        if name not in self._tables:
            self._tables[name] = read_table(self.path / name)
        return self._tables[name]


def load_case(folder: Path) -> Case:
    """Read the spec and the expected values of one folder."""
    spec = json.loads((folder / "spec.json").read_text(encoding="utf-8"))
    answer = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    report = answer.get("must_report", ())
    report = (report,) if isinstance(report, str) else tuple(report)
    return Case(path=folder, spec={"id": folder.name} | spec, expected=answer["expected"], must_report=report)


def read_table(path: Path) -> dict[str, NDArray[Any]]:
    """Read a CSV file into columns."""
    with path.open(newline="", encoding="utf-8-sig") as handle:
        header, *rows = [row for row in csv.reader(handle) if row]
    return {name: _column([row[i] for row in rows]) for i, name in enumerate(header)}


def _column(texts: list[str]) -> NDArray[Any]:
    try:
        return np.array([np.nan if t in EMPTY else float(t) for t in texts], dtype=float)
    except ValueError:
        return np.array([None if t in EMPTY else t for t in texts], dtype=object)
