"""One archive of the whole record: the database as its own backup call writes it, the keys, a manifest."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from beside.foundation.audit import verify as verify_trail
from beside.foundation.models import AuditEntry

from .errors import PlainError


def write_archive(to: Path) -> tuple[int, int]:
    """Write the archive; returns (rows kept, bytes)."""
    if to.exists():
        raise PlainError(f"{to} is there already. Choose another name.")
    with tempfile.TemporaryDirectory(dir=settings.BESIDE_HOME) as folder:
        inside = Path(folder)
        _dump(inside)
        counts = _row_counts()
        manifest = {"vendor": connection.vendor, "rows": counts, "head": _head()}
        (inside / "manifest.json").write_text(json.dumps(manifest, indent=1))
        if Path(settings.BESIDE_KEYS).exists():
            shutil.copy2(settings.BESIDE_KEYS, inside / "keys.json")
        with tarfile.open(to, "w:gz") as archive:
            for path in sorted(inside.iterdir()):
                archive.add(path, arcname=path.name)
    to.chmod(0o600)
    return sum(counts.values()), to.stat().st_size


def read_archive(archive: Path, *, verify: bool) -> int:
    """Restore into the (empty) database of this data folder; returns the rows found."""
    if not archive.exists():
        raise PlainError(f"{archive} is not there.")
    if "foundation_auditentry" in connection.introspection.table_names():
        raise PlainError("This data folder holds a record already. Choose an empty one with BESIDE_HOME.")
    with tempfile.TemporaryDirectory(dir=settings.BESIDE_HOME) as folder:
        inside = Path(folder)
        with tarfile.open(archive) as tar:
            tar.extractall(inside, filter="data")
        manifest = json.loads((inside / "manifest.json").read_text())
        if manifest["vendor"] != connection.vendor:
            raise PlainError(
                f"This backup is of a {manifest['vendor']} database; this folder uses another kind."
            )
        if (inside / "keys.json").exists():
            shutil.copy2(inside / "keys.json", settings.BESIDE_KEYS)
            Path(settings.BESIDE_KEYS).chmod(0o600)
        _load(inside)
    if verify:
        _check(manifest)
    return sum(manifest["rows"].values())


def _check(manifest: dict[str, Any]) -> None:
    differing = [table for table, count in _row_counts().items() if manifest["rows"].get(table) != count]
    if differing:
        raise PlainError(f"The restored record differs in: {', '.join(differing)}. Keep the old one.")
    if manifest["head"] != _head():
        raise PlainError("The newest entry of the trail differs from the backup's. Keep the old record.")
    problem = verify_trail()
    if problem:
        raise PlainError(f"Entry {problem.number} of the trail does not hold: {problem.why}.")


def _dump(folder: Path) -> None:
    if connection.vendor == "sqlite":
        source = sqlite3.connect(str(settings.DATABASES["default"]["NAME"]))
        with sqlite3.connect(folder / "record.sqlite3") as copy:
            source.backup(copy)
        copy.close()
        source.close()
        return
    _postgres("pg_dump", "-Fc", "-f", str(folder / "record.dump"))


def _load(folder: Path) -> None:
    if connection.vendor == "sqlite":
        connection.close()
        with sqlite3.connect(str(settings.DATABASES["default"]["NAME"])) as target:
            source = sqlite3.connect(folder / "record.sqlite3")
            source.backup(target)
            source.close()
        target.close()
        return
    connection.close()
    _postgres("pg_restore", "--no-owner", "--exit-on-error", str(folder / "record.dump"))


def _postgres(tool: str, *arguments: str) -> None:
    if shutil.which(tool) is None:
        raise PlainError(f"{tool} is needed and not here. Install: apt-get install postgresql-client")
    database = settings.DATABASES["default"]
    where = [
        "-h",
        database["HOST"],
        "-p",
        str(database["PORT"] or 5432),
        "-U",
        database["USER"],
        "-d",
        database["NAME"],
    ]
    done = subprocess.run(
        [tool, *where, *arguments], env={"PGPASSWORD": database["PASSWORD"]}, capture_output=True, text=True
    )
    if done.returncode:
        raise PlainError(f"{tool} stopped: {done.stderr.strip().splitlines()[-1]}")


def _row_counts() -> dict[str, int]:
    counts = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            counts[table] = cursor.fetchone()[0]
    return counts


def _head() -> list[Any] | None:
    last = AuditEntry.objects.order_by("-number").values_list("number", "hash").first()
    return list(last) if last else None
