"""beside backup --to-key and restore --key: only the private half opens a backup. Trust criterion 43."""

import shutil
import sqlite3
import stat

import pytest

from tests.beside.trust.installation import PLANTED, beside, written_home

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def safe(tmp_path_factory):
    """A folder away from the record, with the two halves of a key and a backup sealed to it."""
    folder = tmp_path_factory.mktemp("safe")
    home = shutil.copytree(written_home(), folder / "home")
    made = beside("backup-key", str(folder / "backup.pem"), home=folder)
    assert made.returncode == 0, made.stderr
    kept = beside("backup", str(folder / "kept"), "--to-key", str(folder / "backup.pub"), home=home)
    assert kept.returncode == 0, kept.stderr
    assert "only the private half of that key opens it" in kept.stdout
    return folder


@pytest.fixture
def restore(safe, tmp_path):
    """``restore(archive, "--key", ...)`` into an empty data folder."""
    fresh = tmp_path / "fresh"
    fresh.mkdir()

    def back(archive, *options):
        return beside("restore", str(archive), *options, home=fresh)

    back.home = fresh
    return back


def test_a_sealed_backup_comes_back_whole_with_its_key(safe, restore):
    back = restore(safe / "kept", "--key", str(safe / "backup.pem"))
    assert back.returncode == 0, back.stderr
    with (
        sqlite3.connect(restore.home / "beside.sqlite3") as record,
        sqlite3.connect(safe / "home" / "beside.sqlite3") as old,
    ):
        asked = "SELECT number, hash FROM foundation_auditentry ORDER BY number"
        assert record.execute(asked).fetchall() == old.execute(asked).fetchall()
    assert (restore.home / "keys.json").read_text() == (safe / "home" / "keys.json").read_text()


def test_t14_it_holds_no_planted_word_and_no_key(safe):
    content = (safe / "kept").read_bytes()
    assert not [text for text in PLANTED.values() if text.encode() in content]
    assert b"SQLite format" not in content
    assert b"k001" not in content
    assert stat.S_IMODE((safe / "backup.pem").stat().st_mode) == 0o600


def test_without_the_key_or_with_another_it_says_what_to_do(safe, restore, tmp_path):
    assert "--key FILE" in restore(safe / "kept").stderr
    beside("backup-key", str(tmp_path / "other.pem"), home=tmp_path)
    refused = restore(safe / "kept", "--key", str(tmp_path / "other.pem"))
    assert refused.returncode == 1
    assert (
        refused.stderr.strip() == "This backup is sealed to another key. Look for the key it was made with."
    )
    assert not (restore.home / "keys.json").exists()


def test_a_damaged_one_is_refused_in_a_sentence(safe, restore, tmp_path):
    damaged = tmp_path / "damaged"
    content = bytearray((safe / "kept").read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    refused = restore(damaged, "--key", str(safe / "backup.pem"))
    assert refused.returncode == 1
    assert "damaged in its part" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_private_half_is_not_taken_for_sealing(safe, tmp_path):
    home = safe / "home"
    refused = beside("backup", str(tmp_path / "x"), "--to-key", str(safe / "backup.pem"), home=home)
    assert refused.returncode == 1
    assert "is the private key" in refused.stderr
    assert not (tmp_path / "x").exists()


def test_a_key_in_the_settings_seals_every_backup(safe, tmp_path):
    home, key = safe / "home", str(safe / "backup.pub")
    kept = beside("backup", str(tmp_path / "x"), home=home, BESIDE_BACKUP_KEY=key)
    assert kept.returncode == 0, kept.stderr
    assert (tmp_path / "x").read_bytes().startswith(b"beside-sealed-1\n")
    assert "Backups are sealed" in beside("doctor", home=home, BESIDE_BACKUP_KEY=key).stdout


def test_doctor_asks_for_a_key_in_production(safe):
    said = beside("doctor", home=safe / "home", BESIDE_MODE="production")
    assert said.returncode == 1
    assert "to do Backups are not sealed" in said.stdout


def test_a_key_is_never_written_over(safe):
    again = beside("backup-key", str(safe / "backup.pem"), home=safe)
    assert again.returncode == 1
    assert "old backups need their old key" in again.stderr
