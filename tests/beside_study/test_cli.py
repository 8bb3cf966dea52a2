"""The command: what it prints, what it writes, and its exit codes; no input makes it stumble."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from beside_content.studies import template_path
from beside_study.cli import evaluate, main
from beside_study.report import write
from tests.beside_study.made_up import everything, mother_child

Rows = list[dict[str, str]]


@pytest.fixture(autouse=True)
def _paper_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Setting pages takes seconds; that the PDF comes out is tested once, with the report."""
    monkeypatch.setattr(write, "write_pdf", lambda html, path: path)


def change_rows(path: Path, change: Callable[[Rows], Rows]) -> Path:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    head = list(rows[0])
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, head)
        writer.writeheader()
        writer.writerows(change(rows))
    return path


def only_arm(rows: Rows) -> Rows:
    return [row for row in rows if row["site"] == "program"]


def only_first_wave(rows: Rows) -> Rows:
    return [row for row in rows if row["wave"] == "intake"]


def people(count: int) -> Callable[[Rows], Rows]:
    def keep(rows: Rows) -> Rows:
        names = sorted({row["person"] for row in rows})[:count]
        return [row for row in rows if row["person"] in names]

    return keep


def constant(rows: Rows) -> Rows:
    return [{**row, "severity": "7", "age": "30", "closeness": "3"} for row in rows]


def all_missing(rows: Rows) -> Rows:
    return [{**row, "severity": "", "closeness": ""} for row in rows]


def separated(rows: Rows) -> Rows:
    return [{**row, "age": "40" if row["site"] == "program" else "20"} for row in rows]


def same_change(rows: Rows) -> Rows:
    return [{**row, "severity": "9" if row["wave"] == "intake" else "7"} for row in rows]


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        only_arm,
        only_first_wave,
        constant,
        all_missing,
        separated,
        same_change,
        *(people(k) for k in (1, 2, 3, 4, 5, 7, 9, 12)),
    ],
)
def test_poor_data_give_a_computed_part_and_stated_refusals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Rows], Rows]
) -> None:
    data = change_rows(mother_child(tmp_path / "table.csv"), change)

    code = evaluate(template_path("mother_child"), data, tmp_path / "out", None, False, 1, None)

    printed = capsys.readouterr().out
    assert code == 0, printed
    assert "not answered:" in printed
    assert "Asked, and not answered with these data" in (tmp_path / "out" / "report.html").read_text(
        encoding="utf-8"
    )


def test_one_arm_keeps_its_own_change_and_refuses_the_comparison(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = change_rows(mother_child(tmp_path / "table.csv"), only_arm)

    evaluate(template_path("mother_child"), data, tmp_path / "out", None, False, 1, None)

    assert "Only one group has data, so there is nothing to compare with." in capsys.readouterr().out
    assert "substance use went down" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_dry_run_says_what_would_be_done_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study, data = everything(tmp_path, n=30)

    code = main([str(study), "--data", str(data), "--out", str(tmp_path / "out"), "--dry-run"])

    printed = capsys.readouterr().out
    assert code == 0
    assert "will be computed:" in printed
    assert "will not be answered:" in printed
    assert not (tmp_path / "out").exists()


def test_what_must_be_fixed_is_listed_and_the_code_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = mother_child(tmp_path / "table.csv")
    text = data.read_text(encoding="utf-8").replace("severity", "seveirty")
    data.write_text(text, encoding="utf-8")

    code = evaluate(template_path("mother_child"), data, tmp_path / "out", None, False, 1, None)

    printed = capsys.readouterr().out
    assert code == 1
    assert "1 thing to put right first" in printed
    assert "Did you mean 'seveirty'?" in printed


@pytest.mark.parametrize("name", ["nowhere.csv", "nowhere.xlsx"])
def test_an_absent_table_is_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert evaluate(template_path("andrews"), tmp_path / name, tmp_path / "out", None, False, 1, None) == 1
    assert "There is no such file" in capsys.readouterr().out


def test_an_absent_study_is_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(tmp_path / "none.yaml", tmp_path / "t.csv", tmp_path / "out", None, False, 1, None) == 1
    assert "cannot be opened" in capsys.readouterr().out


def test_a_question_that_cannot_be_understood_is_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study, data = everything(tmp_path, n=20)

    assert evaluate(study, data, tmp_path / "out", None, False, 0, None) == 2
    assert evaluate(study, data, data, None, False, 1, None) == 2
    with pytest.raises(SystemExit) as caught:
        main([str(study)])
    assert caught.value.code == 2
    assert capsys.readouterr().out


def test_a_dask_address_nobody_answers_at_is_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether Dask is missing or silent, the way out is printed."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    study, data = everything(tmp_path, n=20)

    assert evaluate(study, data, tmp_path / "out", None, False, 1, "tcp://127.0.0.1:1") == 1
    assert "pip install beside[dask]" in capsys.readouterr().out
