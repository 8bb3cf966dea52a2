"""``beside score``: one form, a file of examples, and errors that say what to do."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from beside_instruments.cli import main, score_command
from tests.beside_instruments.folders import EXAMPLES


def test_one_form_gives_the_shape_of_the_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({str(n): 1 for n in range(1, 10)}), "utf-8")

    assert score_command("phq9", answers, None) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["scores"]["total"]["value"] == 9
    assert found["critical"] == ["self_harm_thoughts"]
    assert found["derived"] == {"mdd_algorithm": "none"}


def test_a_form_that_is_not_valid_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"1": 9}', "utf-8")

    assert score_command("phq9", answers, None) == 1
    printed = capsys.readouterr()
    assert "Item 1" in json.loads(printed.out)["problems"][0]["message"]
    assert printed.err == "Item 1: 9 is not an allowed answer. Allowed: 0, 1, 2, 3.\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"1": 1,}', "answers.json:1: this is not JSON. Check commas and quotes near it."),
        ('{"\u00e9": 1}'.encode("latin-1"), "answers.json is not in UTF-8 (line 1)."),
        (b"[1, 2]", "answers are written as item and value"),
        (b" " * 40_000_000, "has 40 MB; at most 5 MB can be read."),
        (None, "There is no file"),
    ],
)  # fmt: skip
def test_a_file_of_answers_that_cannot_be_read_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, says: str
) -> None:
    answers = tmp_path / "answers.json"
    if content is not None:
        answers.write_bytes(content)

    assert score_command("phq9", answers, None) == 2
    printed = capsys.readouterr()
    assert says in printed.err and printed.out == ""


def test_answers_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"responses": {"1": 3}}'))

    assert main(["score", "sils", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["scores"]["total"]["value"] == 3


def test_a_whole_folder_of_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--examples", str(EXAMPLES)]) == 0
    assert capsys.readouterr().out.strip().endswith(" passed, 0 failed")


@pytest.mark.parametrize("text", ["[]", "{", "{}", '{"measure": "none_such", "examples": []}'])
def test_files_that_are_no_examples_end_with_two(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, "utf-8")

    assert score_command(None, None, path) == 2


def test_nothing_to_do_and_files_that_are_not_there_end_with_two(tmp_path: Path) -> None:
    assert score_command(None, None, None) == 2
    assert score_command("phq9", tmp_path / "none.json", None) == 2
    assert score_command(None, None, tmp_path / "none.json") == 2


@pytest.mark.slow
def test_check_runs_from_the_module() -> None:
    assert main(["check"]) == 0
