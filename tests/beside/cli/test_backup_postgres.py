"""beside backup and restore on PostgreSQL; collected where ./test has a cluster of its own (BESIDE_TEST_POSTGRES)."""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

from tests.beside.trust.installation import PLANTED, ROOT, beside, environment

pytestmark = pytest.mark.slow
CLUSTER = os.environ.get("BESIDE_TEST_POSTGRES", "")


@pytest.fixture
def database():
    """``database()``: the address of a new, empty database, gone at the end."""
    made = []

    def make():
        name = f"beside_{uuid4().hex[:12]}"
        with psycopg.connect(CLUSTER, autocommit=True) as cluster:
            cluster.execute(f'CREATE DATABASE "{name}"')
        made.append(name)
        return urlunsplit(urlsplit(CLUSTER)._replace(path=f"/{name}"))

    yield make
    with psycopg.connect(CLUSTER, autocommit=True) as cluster:
        for name in made:
            cluster.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _rows(address):
    with psycopg.connect(address) as record:
        tables = record.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return {
            name: record.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in tables
        }


def test_what_was_kept_on_postgresql_comes_back_whole(database, tmp_path):
    """Trust criterion 43: equal row counts and the same end of the trail; no planted word in the archive."""
    old, new = database(), database()
    home, fresh = tmp_path / "home", tmp_path / "fresh"
    home.mkdir()
    fresh.mkdir()
    archive = tmp_path / "kept.tar.gz"
    assert beside("migrate", "--quiet", home=home, DATABASE_URL=old).returncode == 0
    told = subprocess.run(
        [sys.executable, "-m", "tests.beside.trust.story", json.dumps(PLANTED)],
        env=environment(home, DATABASE_URL=old),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    kept = beside("backup", str(archive), home=home, DATABASE_URL=old)
    assert kept.returncode == 0, kept.stderr
    back = beside("restore", str(archive), "--verify", home=fresh, DATABASE_URL=new)
    assert back.returncode == 0, back.stderr
    assert _rows(new) == _rows(old)
    assert _rows(new)["foundation_auditentry"] > 0
    with psycopg.connect(new) as record, pytest.raises(psycopg.errors.RaiseException, match="only added to"):
        record.execute("DELETE FROM foundation_auditentry")
