"""Back to a chosen minute on PostgreSQL: a base backup and the server's WAL archive, on clusters made for it.

Collected where ./test has PostgreSQL (see conftest). The guide for administrators describes the same steps.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from tests.beside.trust.installation import PLANTED, ROOT, beside, environment

pytestmark = pytest.mark.slow
BIN = max(
    Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"), key=lambda path: path.parent.name
)


class Cluster:
    """One PostgreSQL server of the test's own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def run(self, tool: str, *arguments: str) -> None:
        other = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        done = subprocess.run(
            [*other, str(BIN / tool), *arguments], capture_output=True, text=True, cwd=self.data.parent
        )
        assert done.returncode == 0, done.stderr + done.stdout

    def start(self) -> None:
        settings = f"-p {self.port} -k {self.data.parent} -c listen_addresses=127.0.0.1"
        log = str(self.data.parent / "log")
        self.run("pg_ctl", "-D", str(self.data), "-w", "-l", log, "-o", settings, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-w", "-m", "fast", "stop")

    @property
    def address(self) -> str:
        return f"postgres://beside@127.0.0.1:{self.port}/postgres"

    def ask(self, sql: str) -> list[tuple]:
        with psycopg.connect(self.address, autocommit=True) as record:
            found = record.execute(sql)
            return found.fetchall() if found.description else []


@pytest.fixture
def folder():
    """A folder the server's own user may write in, gone at the end."""
    made = Path(tempfile.mkdtemp(prefix="beside-minute-"))
    (made / "archive").mkdir()
    (made / "home").mkdir()
    if os.getuid() == 0:
        for path in (made, made / "archive"):
            shutil.chown(path, "postgres")
    yield made
    shutil.rmtree(made)


@pytest.fixture
def server(folder):
    """A server that keeps every WAL file, with a migrated record and a family in it."""
    one = Cluster(folder / "data")
    one.run("initdb", "-D", str(one.data), "-U", "beside", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust")
    keeping = f"archive_mode = on\narchive_command = 'cp %p {folder}/archive/%f'\n"
    with (one.data / "postgresql.conf").open("a") as settings:
        settings.write(keeping)
    one.start()
    migrated = beside("migrate", "--quiet", home=folder / "home", DATABASE_URL=one.address)
    assert migrated.returncode == 0, migrated.stderr
    told = subprocess.run(
        [sys.executable, "-m", "tests.beside.trust.story", json.dumps(PLANTED)],
        env=environment(folder / "home", DATABASE_URL=one.address),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    yield one
    if (one.data / "postmaster.pid").exists():
        one.stop()


def given_a_base_backup(server, to):
    server.run(
        "pg_basebackup",
        "-D",
        str(to),
        "-h",
        "127.0.0.1",
        "-p",
        str(server.port),
        "-U",
        "beside",
        "-c",
        "fast",
    )


def when_somebody_saves_and_then_everything_is_lost(server):
    server.ask("INSERT INTO django_session VALUES ('saved later', '', '2030-01-01')")
    minute = server.ask("SELECT clock_timestamp()::text")[0][0]
    server.ask("TRUNCATE people_personname CASCADE")
    server.ask("SELECT pg_switch_wal()")
    server.stop()  # a server that stops puts away the last of its WAL files
    return minute


def when_the_minute_before_is_asked_for(base, archive, minute):
    with (base / "postgresql.auto.conf").open("a") as settings:
        settings.write(
            f"restore_command = 'cp {archive}/%f %p'\narchive_mode = off\n"
            f"recovery_target_time = '{minute}'\nrecovery_target_action = promote\n"
        )
    (base / "recovery.signal").touch()
    again = Cluster(base)
    again.start()
    asked = 0
    while again.ask("SELECT pg_is_in_recovery()")[0][0] and asked < 2000:
        asked += 1
    return again


def test_a_record_on_postgresql_goes_back_to_the_minute_before_a_loss(server, folder):
    """Trust criterion 43: restore to a point in time."""
    names = server.ask("SELECT count(*) FROM people_personname")
    entries = server.ask("SELECT number, hash FROM foundation_auditentry ORDER BY number")
    given_a_base_backup(server, folder / "base")
    minute = when_somebody_saves_and_then_everything_is_lost(server)
    again = when_the_minute_before_is_asked_for(folder / "base", folder / "archive", minute)
    try:
        assert again.ask("SELECT session_key FROM django_session") == [("saved later",)]
        assert again.ask("SELECT count(*) FROM people_personname") == names
        assert names[0][0] > 0
        assert again.ask("SELECT number, hash FROM foundation_auditentry ORDER BY number") == entries
        verified = beside("audit", "verify", home=folder / "home", DATABASE_URL=again.address)
        assert verified.returncode == 0, verified.stderr
    finally:
        again.stop()
