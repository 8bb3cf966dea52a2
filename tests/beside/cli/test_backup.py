"""beside backup and restore on a real SQLite file: whole, private, and no writer is kept waiting."""

import json
import shutil
import sqlite3
import stat
import tarfile
import threading

import pytest

from tests.beside.trust.installation import beside, written_home

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path):
    """A copy of the written installation."""
    return shutil.copytree(written_home(), tmp_path / "home")


@pytest.fixture
def fresh(tmp_path):
    """An empty data folder."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    return folder


def _rows(home):
    with sqlite3.connect(home / "beside.sqlite3") as record:
        tables = [name for (name,) in record.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: record.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608


def _head(home):
    with sqlite3.connect(home / "beside.sqlite3") as record:
        return record.execute(
            "SELECT number, hash FROM foundation_auditentry ORDER BY number DESC"
        ).fetchone()


def test_what_was_kept_comes_back_whole(home, fresh, tmp_path):
    """Trust criterion 43: equal row counts, a whole file, the same end of the trail."""
    archive = tmp_path / "kept.tar.gz"
    kept = beside("backup", str(archive), home=home)
    assert kept.returncode == 0, kept.stderr
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    back = beside("restore", str(archive), "--verify", home=fresh)
    assert back.returncode == 0, back.stderr
    assert _rows(fresh) == _rows(home)
    assert _head(fresh) == _head(home)
    assert (fresh / "keys.json").read_text() == (home / "keys.json").read_text()
    assert "nothing" not in beside("audit", "verify", home=fresh).stderr


def test_writing_goes_on_while_the_backup_is_made(home, fresh, tmp_path):
    archive, written, stop = tmp_path / "kept.tar.gz", [], threading.Event()

    def keep_writing():
        record = sqlite3.connect(home / "beside.sqlite3", timeout=20)
        while not stop.is_set():
            with record:
                record.execute(
                    "INSERT INTO django_session VALUES (?, '', '2030-01-01')", [f"s{len(written)}"]
                )
            written.append(1)
            stop.wait(0.005)
        record.close()

    writer = threading.Thread(target=keep_writing)
    writer.start()
    kept = beside("backup", str(archive), home=home)
    stop.set()
    writer.join()
    assert kept.returncode == 0, kept.stderr
    back = beside("restore", str(archive), "--verify", home=fresh)
    assert back.returncode == 0, back.stderr
    assert len(written) > 1


def test_a_changed_archive_is_noticed(home, fresh, tmp_path):
    archive, inside = tmp_path / "kept.tar.gz", tmp_path / "inside"
    beside("backup", str(archive), home=home)
    with tarfile.open(archive) as tar:
        tar.extractall(inside, filter="data")
    manifest = json.loads((inside / "manifest.json").read_text())
    manifest["rows"]["people_person"] += 1
    (inside / "manifest.json").write_text(json.dumps(manifest))
    with tarfile.open(tmp_path / "changed.tar.gz", "w:gz") as tar:
        for path in inside.iterdir():
            tar.add(path, arcname=path.name)
    back = beside("restore", str(tmp_path / "changed.tar.gz"), home=fresh)
    assert back.returncode == 1
    assert "differs in: people_person" in back.stderr


def test_half_an_archive_is_refused(home, fresh, tmp_path):
    archive = tmp_path / "kept.tar.gz"
    beside("backup", str(archive), home=home)
    archive.write_bytes(archive.read_bytes()[:2000])
    back = beside("restore", str(archive), home=fresh)
    assert back.returncode == 1
    assert "not a whole archive" in back.stderr
    assert "Traceback" not in back.stderr


def test_the_keys_can_be_left_out(home, tmp_path):
    archive = tmp_path / "elsewhere.tar.gz"
    assert beside("backup", str(archive), "--without-keys", home=home).returncode == 0
    with tarfile.open(archive) as tar:
        assert set(tar.getnames()) == {"manifest.json", "record.sqlite3"}


def test_the_programs_own_measures_come_back_too(home, fresh, tmp_path):
    """Without its file, what was answered to a measure of its own could not be read."""
    (home / "instruments").mkdir()
    (home / "instruments" / "our_week.yaml").write_text("key: our_week\n")
    archive = tmp_path / "kept.tar.gz"
    assert beside("backup", str(archive), home=home).returncode == 0
    back = beside("restore", str(archive), home=fresh)
    assert back.returncode == 0, back.stderr
    assert (fresh / "instruments" / "our_week.yaml").read_text() == "key: our_week\n"
