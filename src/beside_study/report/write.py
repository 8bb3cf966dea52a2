"""Writes the report's files into a folder, each whole or not at all."""

from __future__ import annotations

import logging
from pathlib import Path

from beside_study.report.document import document
from beside_study.report.numbers import as_json
from beside_study.report.workbook import write_workbook
from beside_study.run import Answers

FILES = ("report.html", "report.pdf", "results.json", "tables.xlsx")


def write_report(answers: Answers, folder: Path, *, pdf: bool = True) -> tuple[Path, ...]:
    """Write report.html, results.json, tables.xlsx, each figure as SVG and, if asked, report.pdf.

    Returns
    -------
    tuple
        The paths written, in reading order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    html = document(answers)
    written = [_put(folder / "report.html", html)]
    if pdf:
        written.append(write_pdf(html, folder / "report.pdf"))
    written.append(_put(folder / "results.json", as_json(answers)))
    write_workbook(answers, folder / "tables.xlsx")
    written.append(folder / "tables.xlsx")
    figures = folder / "figures"
    figures.mkdir(exist_ok=True)
    for finding in answers.findings:
        for drawing in finding.figures:
            safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in drawing.name)
            written.append(_put(figures / f"{safe}.svg", drawing.svg))
    return tuple(written)


def write_pdf(html: str, path: Path) -> Path:
    """The same pages as PDF; nothing is fetched from anywhere."""
    from weasyprint import HTML

    # The screen's style has rules paper does not know; they are no news to anybody.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    HTML(string=html, url_fetcher=_nothing_from_outside).write_pdf(path)
    return path


def _nothing_from_outside(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"a report stands alone and asks for nothing: {url}")


def _put(path: Path, words: str) -> Path:
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(words, encoding="utf-8")
    beside.replace(path)
    return path
