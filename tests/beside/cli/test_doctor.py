"""beside doctor: what is in place, what is to do."""

import pytest

pytestmark = pytest.mark.slow


def test_a_sound_installation_has_nothing_to_do(run, db):
    said = run("doctor")
    assert said.code == 0, said.out
    assert "The database is up to date." in said.out
    assert "to do" not in said.out


def test_keys_that_others_can_read_are_pointed_out(run, db, settings):
    keys = settings.BESIDE_KEYS
    keys.chmod(0o644)
    try:
        said = run("doctor")
    finally:
        keys.chmod(0o600)
    assert said.code == 1
    assert f"chmod 600 {keys}" in said.out
