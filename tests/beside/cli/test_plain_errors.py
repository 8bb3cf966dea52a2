"""What goes wrong is said in a sentence, with the next step, and the exit code tells a script."""

import pytest

from tests.beside.trust.installation import beside as in_own_process


def _plain(said, code=1):
    assert said.code == code, said
    assert "Traceback" not in said.err
    return said.err + said.out


def test_the_demo_is_not_made_in_production(run, db, settings):
    settings.BESIDE_MODE = "production"
    assert "in production" in _plain(run("demo"))


def test_a_second_demo_is_not_laid_over_the_first(run, house):
    assert "Choose an empty data folder" in _plain(run("demo"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluate", "nowhere.yaml", "--data", "nowhere.csv"),
        ("score", "phq9", "nowhere.json"),
        ("score", "no_such_measure", "nowhere.json"),
        ("import", "families", "nowhere.csv", "--program", "Maple"),
        ("measures", "check", "nowhere"),
    ],
)
def test_a_file_that_is_not_there_is_named(run, house, arguments):
    said = run(*arguments)
    assert said.code in {1, 2}
    assert "nowhere" in said.err + said.out or "no_such_measure" in said.err + said.out
    assert "Traceback" not in said.err


def test_an_archive_is_never_written_over(run, db, tmp_path):
    (tmp_path / "kept.tar.gz").write_text("the one from Friday")
    assert "there already" in _plain(run("backup", str(tmp_path / "kept.tar.gz")))
    assert (tmp_path / "kept.tar.gz").read_text() == "the one from Friday"


def test_a_backup_goes_only_where_a_folder_is(run, db, tmp_path):
    assert "Make it first" in _plain(run("backup", str(tmp_path / "gone" / "a.tar.gz")))


def test_nothing_is_restored_over_a_record(run, db, tmp_path):
    (tmp_path / "a.tar.gz").write_text("")
    assert "holds a record already" in _plain(run("restore", str(tmp_path / "a.tar.gz")))


def test_a_missing_archive_is_named(run, db):
    assert "nowhere.tar.gz is not there" in _plain(run("restore", "nowhere.tar.gz"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "beside migrate"),
        ({"DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}, "DATABASE_URL"),
        ({"DATABASE_URL": "carrier-pigeon://loft"}, "DATABASE_URL"),
        ({"BESIDE_MODE": "testing"}, "BESIDE_MODE"),
    ],
    ids=["no tables yet", "no such folder", "nobody listens", "unknown kind", "unknown mode"],
)
def test_a_setting_that_does_not_fit_is_named_without_a_traceback(tmp_path, changes, expected):
    said = in_own_process("audit", "verify", home=tmp_path, **changes)
    assert said.returncode == 1
    assert expected in said.stderr
    assert "Traceback" not in said.stderr


def test_a_demo_that_was_stopped_half_way_is_not_served_as_whole(run, db, settings, tmp_path):
    settings.BESIDE_HOME = tmp_path
    (tmp_path / "demo-unfinished").touch()
    assert "stopped half-way" in _plain(run("demo", "--if-empty"))
