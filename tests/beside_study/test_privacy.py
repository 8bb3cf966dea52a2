"""What may leave (N21), and what is never shown of one person (N13)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from beside_study.report.document import document
from beside_study.report.numbers import as_json
from beside_study.report.workbook import write_workbook
from beside_study.run import Answers, compute, hash_of, judged, prepare
from beside_study.sections.counts import publish
from beside_study.sections.setting import Setting
from tests.beside_study.made_up import everything

pytestmark = pytest.mark.slow  # computes whole studies


FOLDER_PEOPLE = 60


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Setting, Path]:
    study, data = everything(tmp_path_factory.mktemp("small"), n=FOLDER_PEOPLE)
    return prepare(study, data), data


@pytest.fixture(scope="module")
def answers(prepared: tuple[Setting, Path]) -> Answers:
    setting, data = prepared
    findings = compute(setting)
    return Answers(
        setting.study,
        setting.tidy,
        findings,
        judged(findings, setting.study),
        data.name,
        hash_of(data),
        "test",
    )


def test_no_small_count_stands_in_any_table_of_counts(answers: Answers) -> None:
    """N21: neither in the report's numbers nor, for that, in results.json."""
    for found in answers.findings:
        counts = found.numbers.get("counts", {}) if isinstance(found.numbers, dict) else {}
        for row in counts.get("counts", []):
            assert not any(cell is not None and 0 < cell < 5 for cell in row), found.key


def test_hidden_counts_cannot_be_worked_out_from_totals(prepared: tuple[Setting, Path]) -> None:
    """N21, differencing: one small cell takes at least a second one with it."""
    counts = publish(prepared[0], ("a", "b"), ("x", "y", "z"), [[2, 20, 30], [15, 25, 10]])

    assert sum(cell is None for cell in counts.cells[0]) >= 2
    assert all(cell is None or cell >= 5 for row in counts.cells for cell in row)


def test_the_teams_own_report_may_hold_small_counts_and_says_so(
    prepared: tuple[Setting, Path], answers: Answers
) -> None:
    setting, _ = prepared
    inside = replace(setting, study=replace(setting.study, audience="inside"))

    assert publish(inside, ("a",), ("x", "y"), [[2, 20]]).cells == ((2, 20),)
    assert "Do not pass it on" in document(replace(answers, study=inside.study))


def test_no_person_can_be_found_in_what_is_written(answers: Answers, tmp_path: Path) -> None:
    """N13, N21: no identifier, no own dates in the drawings, nothing with one entry per person."""
    write_workbook(answers, tmp_path / "tables.xlsx")
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    cells = " ".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)
    for text in (document(answers), as_json(answers), cells):
        assert not re.search(r"P0\d\d\d", text)


def test_lists_per_person_are_not_kept(answers: Answers) -> None:
    def lengths(value: object) -> list[int]:
        if isinstance(value, dict):
            return [n for item in value.values() for n in lengths(item)]
        if isinstance(value, list | tuple):
            return [len(value), *(n for item in value for n in lengths(item))]
        return []

    assert max(n for found in answers.findings for n in lengths(found.numbers)) < FOLDER_PEOPLE / 2


def test_circumstances_come_with_protection_and_for_the_group_only(answers: Answers) -> None:
    """N13, BTC-077."""
    found = next(f for f in answers.findings if f.key == "circumstances")

    assert any("not a grade of any mother" in text for text in found.caveats)
    assert {"circumstances", "protections"} <= set(found.numbers["terms"])


def test_a_drawing_never_shows_what_a_table_hides(answers: Answers) -> None:
    """N21: marks of single people are left out where a reader could count a hidden number."""
    hidden = {
        found.outcome
        for found in answers.findings
        if found.section in ("reliable", "clinical") and found.numbers["counts"]["small_counts_hidden"]
    }
    assert hidden
    for found in answers.findings:
        if found.section == "reliable" and found.outcome in hidden:
            assert not found.figures
        if found.section == "change" and found.outcome in hidden and found.figures:
            lines = re.findall(r"<polyline[^>]*stroke=\"#6b6873\"", found.figures[0].svg)
            assert not lines
