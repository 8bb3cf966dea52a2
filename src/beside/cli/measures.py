"""beside measures check | list"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Look after the library of measures.", no_args_is_help=True)


@app.callback()
def _measures() -> None:
    """Look after the library of measures."""


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="A program's own folder of measures.")] = None,
) -> None:
    """Check measure files; name file, line and what to mend.

    Example: beside measures check my-measures/
    """
    from beside_instruments.cli import check_command

    raise typer.Exit(check_command(folder))
