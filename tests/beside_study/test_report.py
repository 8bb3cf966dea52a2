"""The report's files: whole, self-contained, readable, and the same numbers in each."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from beside_content.studies import template_path
from beside_study.figures.axes import ticks
from beside_study.findings import Grid
from beside_study.report.document import document
from beside_study.report.page_one import page_one
from beside_study.report.workbook import _put
from beside_study.report.write import write_report
from beside_study.run import Answers, evaluate_study
from beside_study.words.reading import grade
from tests.beside_study.made_up import everything, mother_child


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return evaluate_study(*everything(tmp_path_factory.mktemp("full"), n=80))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return evaluate_study(
        template_path("mother_child"), mother_child(tmp_path_factory.mktemp("mc") / "t.csv")
    )


def sentences(html: str) -> str:
    return " ".join(
        unescape(text) for text in re.findall(r"<(?:p|li)(?: class=\"(?:sure|answer)\")?>([^<]+)<", html)
    )


@pytest.mark.slow
def test_html_asks_for_nothing_from_outside(full: Answers) -> None:
    html = document(full)

    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert "<script" not in html
    assert "http://www.w3.org/2000/svg" in html
    assert not re.search(r"url\(|@import", html)


@pytest.mark.slow
def test_every_drawing_has_a_title_a_description_and_a_table(full: Answers) -> None:
    drawings = [drawing for found in full.findings for drawing in found.figures]

    assert len(drawings) >= 12
    for drawing in drawings:
        assert "<title" in drawing.svg
        assert len(re.findall(r"<desc[^>]*>[^<]{10,}", drawing.svg)) == 1, drawing.name
        assert drawing.grid.rows
        assert not re.search(r"\b[CQSA]\d", " ".join(re.findall(r" d=\"([^\"]*)\"", drawing.svg)))


@pytest.mark.slow
def test_drawings_use_neither_red_nor_green(full: Answers) -> None:
    colours = {
        c for found in full.findings for d in found.figures for c in re.findall(r"#[0-9a-f]{6}", d.svg)
    }

    assert colours <= {"#fdfaf6", "#2b2a33", "#2f5d62", "#c8694a", "#d9cbb3", "#6b6873"}


@pytest.mark.slow
def test_names_in_drawings_are_unique(full: Answers) -> None:
    ids = re.findall(r" id=\"([^\"]+)\"", document(full))

    assert len(ids) == len(set(ids))


@pytest.mark.slow
@pytest.mark.parametrize("which", ["full", "sites"])
def test_page_one_reads_at_grade_six(which: str, request: pytest.FixtureRequest) -> None:
    text = sentences(page_one(request.getfixturevalue(which)))

    assert len(text) > 600
    assert grade(text) <= 6.5
    assert max(len(s.split()) for s in re.split(r"[.!?:]\s", text)) <= 30


@pytest.mark.slow
def test_page_one_says_what_was_found_how_sure_and_what_cannot_be_said(sites: Answers) -> None:
    page = page_one(sites)

    for part in (
        "The short answer",
        "How sure?",
        "Who got worse, and whom we could not help",
        "Who is missing",
        "What we cannot say",
    ):
        assert part in page


@pytest.mark.slow
def test_untrusted_words_are_escaped(tmp_path: Path) -> None:
    study = tmp_path / "study.yaml"
    text = template_path("mother_child").read_text(encoding="utf-8")
    study.write_text(
        text.replace("title: The Mother-Child Study", "title: <script>alert(1)</script>"), encoding="utf-8"
    )
    html = document(evaluate_study(study, mother_child(tmp_path / "t.csv")))

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_tables_hold_no_formula() -> None:
    sheet = openpyxl.Workbook().active
    for k, text in enumerate(["=1+1", "+1 (a)", "-2 to 3", "@x", "\tx", "=cmd|'/c calc'!A1"], start=1):
        cell = _put(sheet, k, 1, text)
        assert cell.data_type == "s"
        assert cell.quotePrefix
    assert _put(sheet, 9, 1, "\u22121,234.5").value == -1234.5


@pytest.mark.slow
def test_all_files_are_written(sites: Answers, tmp_path: Path) -> None:
    written = {path.name for path in write_report(sites, tmp_path / "out") if path.parent == tmp_path / "out"}

    assert written == {"report.html", "report.pdf", "results.json", "tables.xlsx"}
    assert (tmp_path / "out" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert not list((tmp_path / "out").glob(".*"))


def test_ticks_are_round() -> None:
    assert ticks(0, 10) == [0, 2.5, 5, 7.5, 10] or ticks(0, 10) == [0, 2, 4, 6, 8, 10]
    assert ticks(3, 3) == [3]


@pytest.mark.slow
def test_grids_are_rectangular(full: Answers) -> None:
    grids: list[Grid] = [g for f in full.findings for g in (*f.grids, *(d.grid for d in f.figures))]

    assert all(len(row) == len(grid.head) for grid in grids for row in grid.rows)
