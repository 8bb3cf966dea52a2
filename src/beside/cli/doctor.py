"""beside doctor"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

import typer

from .django import start


def doctor() -> None:
    """Look whether everything is in place, and say what to do where it is not.

    Example: beside doctor
    """
    start()
    problems = 0
    for good, sentence in (*_database(), *_keys(), *_backups(), *_space(), *_pdf()):
        typer.echo(("  ok    " if good else "  to do ") + sentence)
        problems += not good
    raise typer.Exit(1 if problems else 0)


def _database() -> Iterator[tuple[bool, str]]:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        plan = MigrationExecutor(connection)
        waiting = plan.migration_plan(plan.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield False, f"The database cannot be opened ({error}). Check DATABASE_URL and BESIDE_HOME."
        return
    yield not waiting, "The database is up to date." if not waiting else "Run: beside migrate"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            whole = cursor.fetchone()[0] == "ok"
        yield (
            whole,
            "The database file is whole." if whole else "The database file is damaged: restore a backup.",
        )


def _keys() -> Iterator[tuple[bool, str]]:
    import os
    from pathlib import Path

    from django.conf import settings

    from beside.foundation.keys import key_ring

    key_ring()
    path = Path(settings.BESIDE_KEYS)
    private = "BESIDE_KEYS" in os.environ or (path.stat().st_mode & 0o077) == 0
    yield private, "The keys are private." if private else f"Run: chmod 600 {path}"


def _backups() -> Iterator[tuple[bool, str]]:
    from django.conf import settings

    from .envelope import public_key
    from .errors import PlainError

    if settings.BESIDE_BACKUP_KEY is None:
        production = settings.BESIDE_MODE == "production"
        yield (
            not production,
            "Backups are not sealed. Run: beside backup-key FILE  and set BESIDE_BACKUP_KEY."
            if production
            else "Backups of this demo are not sealed.",
        )
        return
    try:
        public_key(settings.BESIDE_BACKUP_KEY)
    except PlainError as error:
        yield False, f"Backups cannot be sealed: {error}"
        return
    yield True, "Backups are sealed to a public key."


def _space() -> Iterator[tuple[bool, str]]:
    from django.conf import settings

    free = shutil.disk_usage(settings.BESIDE_HOME).free / 1e9
    yield free > 1, f"{free:.0f} GB are free in the data folder." + ("" if free > 1 else " Make room soon.")
    yield sys.version_info >= (3, 11), f"Python is {sys.version.split()[0]}."


def _pdf() -> Iterator[tuple[bool, str]]:
    try:
        import weasyprint  # noqa: F401
    except OSError:
        yield (
            False,
            "For PDF reports, install: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        )
        return
    yield True, "PDF reports can be made."
