"""One archive of the record: the database as its own backup call writes it, keys, own measures, a manifest."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from django.conf import settings
from django.db import connection, transaction

from beside.foundation.audit import verify as verify_trail

from .envelope import Sealing, Unsealing, is_sealed, private_key, public_key
from .errors import PlainError

# A program's own measures and schedules: without them what was answered could not be read.
OWN_FOLDERS = ("instruments", "calendars")


def write_archive(to: Path, *, with_keys: bool = True, sealed_to: Path | None = None) -> tuple[int, int]:
    """Write the archive; returns (rows kept, bytes). Whoever writes meanwhile is neither stopped nor cut in half.

    With ``sealed_to`` (a public key) nobody can read it without the private half, this machine included.
    """
    recipient = public_key(sealed_to) if sealed_to else None
    if to.exists():
        raise PlainError(f"{to} is there already. Choose another name.")
    if not to.resolve().parent.is_dir():
        raise PlainError(f"The folder {to.parent} is not there. Make it first.")
    unfinished = to.with_name(to.name + ".unfinished")
    with tempfile.TemporaryDirectory(dir=settings.BESIDE_HOME) as folder:
        inside = Path(folder)
        manifest = _dump(inside)
        (inside / "manifest.json").write_text(json.dumps(manifest, indent=1))
        if with_keys and Path(settings.BESIDE_KEYS).exists():
            shutil.copy2(settings.BESIDE_KEYS, inside / "keys.json")
        for name in OWN_FOLDERS:
            _copied(Path(settings.BESIDE_HOME) / name, inside / name)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            _pack(inside, file, recipient)
    unfinished.replace(to)
    return sum(manifest["rows"].values()), to.stat().st_size


def _pack(inside: Path, file: BinaryIO, recipient: X25519PublicKey | None) -> None:
    sealing = Sealing(file, recipient) if recipient else None
    with tarfile.open(fileobj=sealing or file, mode="w|gz") as archive:
        for path in sorted(inside.iterdir()):
            archive.add(path, arcname=path.name)
    if sealing:
        sealing.finish()


def read_archive(archive: Path, *, verify: bool, key: Path | None = None) -> int:
    """Restore into the (empty) database of this data folder; returns the rows found."""
    if not archive.exists():
        raise PlainError(f"{archive} is not there.")
    if is_sealed(archive) and key is None:
        raise PlainError("This backup is sealed. Give the private key that opens it: --key FILE")
    if "foundation_auditentry" in connection.introspection.table_names():
        raise PlainError("This data folder holds a record already. Choose an empty one with BESIDE_HOME.")
    with tempfile.TemporaryDirectory(dir=settings.BESIDE_HOME) as folder:
        inside = Path(folder)
        manifest = _unpack(archive, inside, key)
        if manifest["vendor"] != connection.vendor:
            raise PlainError(
                f"This backup is of a {manifest['vendor']} database; this folder uses another kind."
            )
        if (inside / "keys.json").exists():
            shutil.copy2(inside / "keys.json", settings.BESIDE_KEYS)
            Path(settings.BESIDE_KEYS).chmod(0o600)
        for name in OWN_FOLDERS:
            _copied(inside / name, Path(settings.BESIDE_HOME) / name)
        _load(inside)
    if verify:
        _check(manifest)
    return sum(manifest["rows"].values())


def _copied(source: Path, to: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, to, dirs_exist_ok=True)


def _check(manifest: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        found = _manifest(cursor)
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check")
            if cursor.fetchone()[0] != "ok":
                raise PlainError("The restored file is damaged. Keep the old record.")
    differing = sorted(
        table
        for table in {*found["rows"], *manifest["rows"]}
        if found["rows"].get(table) != manifest["rows"].get(table)
    )
    if differing:
        raise PlainError(f"The restored record differs in: {', '.join(differing)}. Keep the old one.")
    if manifest["head"] != found["head"]:
        raise PlainError("The newest entry of the trail differs from the backup's. Keep the old record.")
    problem = verify_trail()
    if problem:
        raise PlainError(f"Entry {problem.number} of the trail does not hold: {problem.why}.")


def _unpack(archive: Path, folder: Path, key: Path | None) -> dict[str, Any]:
    try:
        with archive.open("rb") as file:
            opened = Unsealing(file, private_key(key)) if key and is_sealed(archive) else file
            with tarfile.open(fileobj=opened, mode="r|gz") as tar:
                tar.extractall(folder, filter="data")
            opened.read()  # to its very end: a sealed file says only there that it is whole
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise PlainError(f"{archive} is not a whole archive made by beside backup ({error}).") from error
    return manifest


def _dump(folder: Path) -> dict[str, Any]:
    """Copy the record as it is at one moment; what is counted is the copy."""
    if connection.vendor == "sqlite":
        source = sqlite3.connect(str(settings.DATABASES["default"]["NAME"]))
        copy = sqlite3.connect(folder / "record.sqlite3")
        source.backup(copy)
        source.close()
        manifest = _manifest(copy.cursor())
        copy.close()
        return manifest
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _postgres("pg_dump", "-Fc", f"--snapshot={snapshot}", "-f", str(folder / "record.dump"))
        return _manifest(cursor)


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
    secret = {"PGPASSWORD": database["PASSWORD"]} if database["PASSWORD"] else {}
    done = subprocess.run(
        [tool, *where, *arguments], env={**os.environ, **secret}, capture_output=True, text=True
    )
    if done.returncode:
        raise PlainError(f"{tool} stopped: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")


def _manifest(cursor: Any) -> dict[str, Any]:
    """Which database it is, rows in each table, and the newest entry of the trail."""
    counts = {}
    for table in sorted(connection.introspection.table_names()):
        cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
        counts[table] = cursor.fetchone()[0]
    cursor.execute("SELECT number, hash FROM foundation_auditentry ORDER BY number DESC LIMIT 1")
    last = cursor.fetchone()
    return {"vendor": connection.vendor, "rows": counts, "head": list(last) if last else None}
