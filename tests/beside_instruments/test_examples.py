"""Every worked example of the field, computed elsewhere in two ways, comes out the same (MCS-019, MCS-020, BTC-040)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beside_instruments.cli import score_command
from beside_instruments.example_files import run_examples
from tests.beside_instruments.folders import EXAMPLES

FILES = sorted(EXAMPLES.glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_example_of_a_measure_agrees(path: Path) -> None:
    runs = run_examples(path)

    assert runs
    assert [(run.id, run.differences) for run in runs if run.differences] == []


def test_the_command_counts_what_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    code = score_command(None, None, EXAMPLES / "phq9.json")

    assert code == 0
    assert capsys.readouterr().out.strip().endswith("0 failed")


def test_the_command_prints_a_line_for_each_that_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {
        "measure": "sils",
        "examples": [
            {
                "id": "w",
                "responses": {"1": 2},
                "expected": {"scores": {"total": {"value": 3}}, "critical": []},
            },
            {"id": "r", "responses": {"1": 2}, "expected": {"scores": {"total": {"value": 2}}}},
        ],
    }
    path = tmp_path / "sils.json"
    path.write_text(json.dumps(wrong), "utf-8")

    code = score_command(None, None, path)

    assert code == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["sils w: scores.total.value: expected 3, found 2", "1 passed, 1 failed"]
