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
) -> None:
    """Write the whole record (database and keys) to one archive. Keep it as safe as the record itself.

    Example: beside backup beside-2026-11-22.tar.gz
    """
    start_with_record()
    from beside.cli.archive import write_archive

    rows, size = write_archive(to, with_keys=not without_keys)
    typer.echo(f"{rows} rows are kept in {to} ({size / 1e6:.1f} MB).")


def restore(
    archive: Annotated[Path, typer.Argument(help="An archive made by beside backup.")],
    verify: Annotated[bool, typer.Option("--verify", help="Check the restored record as well.")] = True,
) -> None:
    """Put a backup into an empty data folder, and check that it is whole.

    Example: BESIDE_HOME=/srv/beside-new beside restore beside-2026-11-22.tar.gz
    """
    start()
    from django.conf import settings

    from beside.cli.archive import read_archive

    rows = read_archive(archive, verify=verify)
    typer.echo(f"{rows} rows are back, and the trail holds.")
    if not Path(settings.BESIDE_KEYS).exists() and "BESIDE_KEYS" not in os.environ:
        typer.echo(f"The archive holds no keys: put yours at {settings.BESIDE_KEYS} before you serve.")
