"""``run(...)``: one command inside the test's own process and database, with what it printed."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass

import pytest

from beside.cli import main

# Backups of PostgreSQL are tried where there is a cluster to try them on.
_ON_POSTGRES = ["test_backup_postgres.py", "test_point_in_time.py"]
collect_ignore = [] if os.environ.get("BESIDE_TEST_POSTGRES") and shutil.which("pg_dump") else _ON_POSTGRES


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys):
    """``run("audit", "verify")``."""

    def one(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["beside", *arguments])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return one
