"""The folder of an export: table, log of meetings, code book and the study bound to them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import yaml

from .asked import Asked, Made
from .codebook import codebook, header

LOG = ("person", "date", "kind")


def write(folder: Path, made: Made, asked: Asked, study: str) -> list[Path]:
    """Write all four files; what stands in them already under these names is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    _csv(folder / "table.csv", header(made), made.rows)
    _csv(folder / "contacts.csv", list(LOG), made.contacts)
    book = yaml.safe_dump(codebook(made, asked), sort_keys=False, allow_unicode=True, width=110)
    (folder / "codebook.yaml").write_text(book, encoding="utf-8")
    (folder / "study.yaml").write_text(_HEAD + study, encoding="utf-8")
    return [folder / name for name in ("table.csv", "contacts.csv", "codebook.yaml", "study.yaml")]


_HEAD = "# Made by 'beside export tidy' from a template. Read it, change it, lock your expectations, then evaluate.\n"


def _csv(path: Path, columns: list[str], rows: list[dict[str, Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({k: "" if v is None else v for k, v in row.items()} for row in rows)
