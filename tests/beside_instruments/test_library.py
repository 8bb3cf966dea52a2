"""Finding instruments, adding one by a single file, and checking files with messages that help."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from beside_instruments import InvalidInstrument, UnknownInstrument, available, check, load
from beside_instruments.cli import check_command

OWN = """key: our_three
version: "1"
name: {en: Our three questions, fr: Nos trois questions}
target: mother
direction: higher_better
licence: {class: ship_method, status: own, holder: our program, evidence: []}
confirmation: {state: confirmed, by: A. Person}
response_sets:
  yes_no:
    - {value: 0, label: {en: "No", fr: Non}}
    - {value: 1, label: {en: "Yes", fr: Oui}}
items:
  - {id: "1", label: {en: Rest, fr: Repos}, responses: yes_no}
  - {id: "2", label: {en: Food, fr: Repas}, responses: yes_no}
  - {id: "3", label: {en: Laughter, fr: Rires}, responses: yes_no, reversed: true}
scores:
  - id: total
    label: {en: Total, fr: Total}
    method: sum
    items: ["1", "2", "3"]
    direction: higher_better
examples:
  - {why: all yes, responses: {"1": 1, "2": 1, "3": 1}, expected: {scores: {total: {value: 2}}}}
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path))
    return tmp_path


def test_one_yaml_file_and_it_is_there(own: Path) -> None:
    (own / "our_three.yaml").write_text(OWN, "utf-8")

    assert check(own) == ()
    assert [line.key for line in available() if line.own] == ["our_three"]
    assert load("our_three").score({"1": 1, "2": 0, "3": 0}).get("total").value == 2


def test_a_new_version_is_a_series_of_its_own(own: Path) -> None:
    folder = own / "our_three"
    folder.mkdir()
    (folder / "1.yaml").write_text(OWN, "utf-8")
    (folder / "1.2.yaml").write_text(OWN.replace('version: "1"', 'version: "1.2"'), "utf-8")
    (folder / "1.10.yaml").write_text(OWN.replace('version: "1"', 'version: "1.10"'), "utf-8")

    assert load("our_three").version == "1.10"
    assert load("our_three", "1").version == "1"


def test_a_programs_file_never_replaces_a_shipped_one(own: Path) -> None:
    (own / "phq9.yaml").write_text(OWN.replace("our_three", "phq9"), "utf-8")

    assert load("phq9").name.en == "Patient Health Questionnaire-9"


def test_a_broken_file_of_its_own_is_left_out_and_says_why(own: Path) -> None:
    (own / "our_three.yaml").write_text(OWN.replace("method: sum", "method: summ"), "utf-8")

    assert "our_three" not in {line.key for line in available()}
    with pytest.raises(InvalidInstrument, match="summ"):
        load("our_three")


def test_unknown_names_help() -> None:
    with pytest.raises(UnknownInstrument, match="phq9"):
        load("phq8")
    with pytest.raises(UnknownInstrument, match="It has: 1"):
        load("phq9", "7")


BROKEN = [
    (("method: sum", "method: summ"), 19, "'summ' is not known. Use one of: sum,"),
    (("target: mother\n", ""), 1, "'target' is missing"),
    (
        ("direction: higher_better\nlicence", "directon: higher_better\nlicence"),
        5,
        "Did you mean 'direction'?",
    ),
    (('items: ["1", "2", "3"]', 'items: ["1", "2", "4"]'), 20, "uses item 4, which is not here"),
    (('id: "2"', 'id: "1"'), 14, "Item 1 stands here 2 times"),
    (("responses: yes_no, reversed: true", "responses: maybe"), 15, "response set 'maybe'"),
    (
        ("expected: {scores: {total: {value: 2}}}", "expected: {scores: {total: {value: 3}}}"),
        23,
        "comes out otherwise",
    ),
    (('version: "1"', "version: 1"), 2, "Put it in quotes"),
    (("target: mother", "target: mother\ntarget: child"), 5, "'target' stands here twice"),
    (("name: {en: Our three", "name: {en: Our: three"), 3, "Check indentation"),
    (("fr: Nos trois questions", 'fr: ""'), 3, "name > fr"),
]


@pytest.mark.parametrize(("change", "line", "words"), BROKEN, ids=[words for _, _, words in BROKEN])
def test_messages_name_file_line_and_fix(
    tmp_path: Path, change: tuple[str, str], line: int, words: str
) -> None:
    assert change[0] in OWN
    path = tmp_path / "our_three.yaml"
    path.write_text(OWN.replace(*change), "utf-8")

    problem = check(path)[0]

    assert words in str(problem)
    assert str(problem).startswith(f"{path}:{line}: ")


def test_skips_in_a_circle_are_named(tmp_path: Path) -> None:
    skips = """skips:
  - {when: {items: ["1"], sum_is: 0}, skip: ["2"], score_as: 0}
  - {when: {items: ["2"], sum_is: 0}, skip: ["1"], score_as: 0}
scores:
"""
    path = tmp_path / "our_three.yaml"
    path.write_text(OWN.replace("scores:\n", skips, 1), "utf-8")

    problem = check(path)[0]

    assert "in a circle: 1 -> 2 -> 1" in problem.message


def test_bands_with_a_gap_are_named(tmp_path: Path) -> None:
    bands = """    bands:
      - system: ours
        bands:
          - {id: low, from: 0, to: 1, label: {en: Low, fr: Faible}}
          - {id: high, from: 3, to: 3, label: {en: High, fr: Fort}}
examples:
"""
    path = tmp_path / "our_three.yaml"
    path.write_text(OWN.replace("examples:\n", bands), "utf-8")

    assert "Start it at 2." in str(check(path)[0])


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "our_three.yaml"
    path.write_bytes(OWN.replace("Repas", "Diner à midi").encode("latin-1"))

    assert "not in UTF-8" in str(check(path)[0])


def test_the_check_command_says_how_it_went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "our_three.yaml").write_text(OWN, "utf-8")

    assert check_command(tmp_path) == 0
    (tmp_path / "other.yaml").write_text(OWN, "utf-8")
    assert check_command(tmp_path) == 1
    assert "differs from the folder or file name" in capsys.readouterr().out
    assert check_command(tmp_path / "none") == 1


def test_the_library_needs_no_web_framework_and_no_numbers_library() -> None:
    code = (
        "import sys, beside_instruments as b; b.available();"
        "print([m for m in ('django', 'numpy', 'scipy', 'fhir', 'openpyxl', 'jsonschema') if m in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )

    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "just words",
        "? [a, b]\n: 1",
        "key: *x",
        "key: [",
        "scores: 3\nitems: 4",
        "items: [1, 2]",
        "\t- a",
        "name: !!python/object:os.x {}",
    ],
)
def test_no_file_however_odd_ends_in_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(text, "utf-8")

    assert check(path)
    assert all(problem.line >= 1 and problem.fix for problem in check(path))
