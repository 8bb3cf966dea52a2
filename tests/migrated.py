"""The test database on SQLite: migrated once, kept by pytest, copied for each worker until a table changes."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
# What decides the tables, guards and rows of an empty database.
_DECIDES = (
    "requirements/base.txt",
    "src/beside/config/settings.py",
    "src/beside/foundation/**/*.py",
    "src/beside/*/migrations/*.py",
    "src/beside/*/models/**/*.py",
)


def _kept(config: pytest.Config) -> Path:
    content = hashlib.sha256()
    for path in sorted(path for pattern in _DECIDES for path in ROOT.glob(pattern)):
        content.update(str(path).encode() + path.read_bytes())
    return Path(config.cache.mkdir("migrated")) / f"{content.hexdigest()}.sqlite3"


def copy_kept(config: pytest.Config) -> bool:
    """Put the kept database where the tests' database will be; False when there is none."""
    if connection.vendor != "sqlite" or not _kept(config).exists():
        return False
    shutil.copy(_kept(config), connection.settings_dict["TEST"]["NAME"])
    return True


def keep(config: pytest.Config) -> None:
    """Keep the migrated database for the next run, and no older one."""
    if connection.vendor != "sqlite":
        return
    kept = _kept(config)
    written = kept.with_suffix(f".{os.getpid()}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(written)])
    written.replace(kept)
    for older in {*kept.parent.glob("*.sqlite3")} - {kept}:
        older.unlink(missing_ok=True)
