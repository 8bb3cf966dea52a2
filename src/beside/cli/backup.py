"""beside backup | restore"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from .django import start, start_with_record


def backup(
    to: Annotated[Path, typer.Argument(help="The archive to write, for example beside-2026-11-22.tar.gz.")],
    without_keys: Annotated[
        bool,
        typer.Option(
            "--without-keys", help="Leave the keys out: for a place you trust less. Keep them apart."
        ),
    ] = False,
    to_key: Annotated[
        Path | None,
        typer.Option("--to-key", help="The public key to seal it to. Without it: BESIDE_BACKUP_KEY, if set."),
    ] = None,
) -> None:
    """Write the whole record (database and keys) to one archive, sealed when there is a key to seal it to.

    Example: beside backup beside-2026-11-22.sealed --to-key beside-backup.pub
    """
    start_with_record()
    from django.conf import settings

    from beside.cli.archive import write_archive

    sealed_to = to_key or settings.BESIDE_BACKUP_KEY
    rows, size = write_archive(to, with_keys=not without_keys, sealed_to=sealed_to)
    typer.echo(f"{rows} rows are kept in {to} ({size / 1e6:.1f} MB).")
    if sealed_to:
        typer.echo(f"It is sealed to {sealed_to}: only the private half of that key opens it.")
    else:
        typer.echo("It is not sealed: keep it as safe as the record itself, or use --to-key.")


def restore(
    archive: Annotated[Path, typer.Argument(help="An archive made by beside backup.")],
    verify: Annotated[bool, typer.Option("--verify", help="Check the restored record as well.")] = True,
    key: Annotated[
        Path | None, typer.Option("--key", help="The private key that opens a sealed backup.")
    ] = None,
) -> None:
    """Put a backup into an empty data folder, and check that it is whole.

    Example: BESIDE_HOME=/srv/beside-new beside restore beside-2026-11-22.sealed --key beside-backup.pem
    """
    start()
    from django.conf import settings

    from beside.cli.archive import read_archive

    rows = read_archive(archive, verify=verify, key=key)
    typer.echo(f"{rows} rows are back, and the trail holds.")
    if not Path(settings.BESIDE_KEYS).exists() and "BESIDE_KEYS" not in os.environ:
        typer.echo(f"The archive holds no keys: put yours at {settings.BESIDE_KEYS} before you serve.")
