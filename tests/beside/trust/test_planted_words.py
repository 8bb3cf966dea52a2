"""T14, trust criterion 34: what she said and what she is called stand in no file, log or error page."""

import gzip
import json
import re
import sqlite3
import subprocess
import sys
import tarfile

import pytest

from .installation import PLANTED, ROOT, beside, environment, written_home

pytestmark = pytest.mark.slow
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
WORDS = sorted({word for text in PLANTED.values() for word in re.findall(r"\w{7,}", text)})


def _leaks(content: bytes) -> list[str]:
    """The planted texts and their rarer words found in these bytes, whatever their case or encoding."""
    lowered = content.lower()
    digits = PLANTED["phone"].replace(" ", "").encode()
    found = [
        text
        for text in [*PLANTED.values(), *WORDS]
        if any(text.lower().encode(encoding, "replace") in lowered for encoding in ENCODINGS)
    ]
    return [*found, *(["phone digits"] if digits in content else [])]


def test_the_search_itself_finds_a_planted_word():
    """A search that finds nothing anywhere proves nothing."""
    assert _leaks(json.dumps(PLANTED).encode()) == [*PLANTED.values(), *WORDS]
    assert len(WORDS) > 5


def test_t14_no_file_of_the_data_folder_holds_a_planted_word():
    home = written_home()
    files = [path for path in home.rglob("*") if path.is_file()]
    assert {"beside.sqlite3", "keys.json", "printed.log"} <= {path.name for path in files}
    leaking = {path.name: found for path in files if (found := _leaks(path.read_bytes()))}
    assert not leaking


def test_t14_no_write_ahead_log_holds_a_planted_word(tmp_path):
    """While another reader keeps it alive, the log beside the database holds the newest writes."""
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    assert beside("migrate", "--quiet", home=fresh).returncode == 0
    reader = sqlite3.connect(fresh / "beside.sqlite3")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM django_migrations").fetchone()
    told = subprocess.run(
        [sys.executable, "-m", "tests.beside.trust.story", json.dumps(PLANTED)],
        env=environment(fresh),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    log = fresh / "beside.sqlite3-wal"
    assert log.stat().st_size > 10_000
    assert not _leaks(log.read_bytes())
    reader.close()


def test_t14_a_backup_without_keys_holds_no_planted_word(tmp_path):
    archive = tmp_path / "elsewhere.tar.gz"
    assert beside("backup", str(archive), "--without-keys", home=written_home()).returncode == 0
    with gzip.open(archive) as opened:
        assert not _leaks(opened.read())
    with tarfile.open(archive) as tar:
        assert "keys.json" not in tar.getnames()


def test_the_keys_are_readable_by_their_owner_only():
    assert (written_home() / "keys.json").stat().st_mode & 0o077 == 0
    assert (written_home() / "secret.key").stat().st_mode & 0o077 == 0
