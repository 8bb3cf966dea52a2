"""beside measures: wording from the command line, exports without wording, agreement of raters."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from beside.cli.agreement import lines
from beside.cli.app import app
from beside.cli.errors import PlainError
from beside.measures.models import WordingPack
from beside_instruments import load


def _run(*words):
    return CliRunner().invoke(app, ["measures", *map(str, words)])


@pytest.fixture
def words(tmp_path):
    """Invented words for the GAD-7."""
    file = tmp_path / "words.csv"
    rows = ["kind,item,value,text", *(f"item,{item.id},,Made up {item.id}" for item in load("gad7").items)]
    file.write_text("\n".join(rows))
    return file


@pytest.mark.django_db
def test_wording_is_loaded_whole(words):
    """N23: with its licence note and the one who approved it."""
    done = _run("load-wording", "gad7", words, "--licence-note", "free", "--approver", "Helen")
    assert done.exit_code == 0, done.output
    assert "number 1, 7 items" in done.output
    assert WordingPack.objects.get().approver == "Helen"


@pytest.mark.django_db
def test_a_wording_with_a_gap_loads_nothing(words):
    words.write_text("\n".join(words.read_text().splitlines()[:-1]))
    done = _run("load-wording", "gad7", words, "--licence-note", "free", "--approver", "Helen")
    assert isinstance(done.exception, PlainError)
    assert "Nothing was loaded. Item 7 has no words" in str(done.exception)
    assert not WordingPack.objects.exists()


def test_exports_carry_structure_and_no_wording(tmp_path):
    for form, name in (("redcap", "m.csv"), ("xlsform", "m.xlsx"), ("fhir", "m.json")):
        done = _run("export", "phq9", tmp_path / name, "--form", form)
        assert done.exit_code == 0, done.output
    assert "phq9" in (tmp_path / "m.csv").read_text()
    assert json.loads((tmp_path / "m.json").read_text())["resourceType"] == "Questionnaire"
    assert (tmp_path / "m.xlsx").read_bytes()[:2] == b"PK"


def test_a_measure_that_is_not_there_is_named():
    done = _run("export", "phq10", "x.csv")
    assert isinstance(done.exception, PlainError) and "phq10" in str(done.exception)


def test_agreement_of_raters_is_said_from_five_pairs_on():
    """BTC-064: ICC(2,1) and weighted kappa, worked out by hand beside it."""
    assert list(lines({})) == ["No occasion has been rated twice yet."]
    assert "at least 5" in next(lines({"total": [(1, 2)] * 4}))
    same = [(float(n), float(n)) for n in range(1, 8)]
    said = next(lines({"total": same}))
    assert said.startswith("total: ICC(2,1) 1.00") and "weighted kappa 1.00" in said
    apart = [(1.5, 2.5), (2.5, 3.5), (3.5, 4.5), (4.5, 5.5), (5.5, 6.5)]
    # Rows differ by the same step: MSR 5, MSC 2.5, MSE 0 over k 2 and n 5, so 5 / (5 + 2 * 2.5 / 5) = 5/6.
    assert next(lines({"total": apart})).startswith("total: ICC(2,1) 0.83")
