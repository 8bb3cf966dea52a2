"""beside import questionnaire: the same whole-or-nothing as on the page."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from beside.cli.app import app
from beside.cli.errors import PlainError
from beside.measures.models import ForeignForm
from beside_instruments import load
from tests.beside.measures.foreign import quiet, sent
from tests.beside.measures.test_bringing import BAD

pytestmark = pytest.mark.django_db
FACTS = ["--key", "quiet_nights", "--licence-note", "CC0", "--approver", "Helen", "--topic", "wellbeing"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("BESIDE_INSTRUMENTS", str(tmp_path / "instruments"))
    return tmp_path / "instruments"


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "quiet.json"
    found.write_bytes(sent(quiet()))
    return found


def _run(file, *more):
    return CliRunner().invoke(app, ["import", "questionnaire", str(file), *FACTS, *more])


def test_it_is_understood_and_kept(file, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        done = _run(file, "--add-up")
    assert done.exit_code == 0, done.output
    assert "4 of 4 questions" in done.output and "is not executed" in done.output
    assert "Kept: quiet_nights version 1" in done.output
    assert load("quiet_nights").score({"1": 2, "2": 1, "3": 1}).get("total").value == 4


def test_a_dry_run_keeps_nothing(file, folder):
    done = _run(file, "--dry-run")
    assert done.exit_code == 0 and "Nothing was kept." in done.output
    assert not ForeignForm.objects.exists() and not folder.exists()


@pytest.mark.parametrize(
    ("content", "says"), [one for one in BAD if one[0]], ids=[s[:24] for c, s in BAD if c]
)
def test_a_bad_file_keeps_nothing_and_says_why(file, folder, content, says):
    file.write_bytes(content)
    done = _run(file)
    assert isinstance(done.exception, PlainError)
    assert "Nothing was kept." in str(done.exception) and says.replace("&gt;", ">") in str(done.exception)
    assert not ForeignForm.objects.exists() and not folder.exists()


def test_forty_megabytes_are_refused_by_their_size(file):
    with file.open("wb") as large:
        large.truncate(40_000_000)
    assert "40 MB; at most 5 MB" in str(_run(file).exception)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--key", "phq9"), "short name already"),
        (("--target", "uncle"), "--target is one of"),
        (("--approver", " "), "who approved it"),
    ],
)
def test_what_is_said_about_it_must_fit(file, more, says):
    done = _run(file, *more)
    assert isinstance(done.exception, PlainError) and says in str(done.exception)
