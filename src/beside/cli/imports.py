"""beside import families"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .django import start_with_record
from .errors import PlainError

app = typer.Typer(help="Bring in what was kept elsewhere.", no_args_is_help=True)


@app.callback()
def _imports() -> None:
    """Bring in what was kept elsewhere."""


@app.command()
def families(
    file: Annotated[
        Path, typer.Argument(help="A CSV table in UTF-8: one row per mother, or per child of hers.")
    ],
    program: Annotated[str, typer.Option(help="The program they are welcomed in.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    same_names: Annotated[
        bool, typer.Option("--same-names", help="Bring in people whose name is here already, too.")
    ] = False,
) -> None:
    """Bring in families from a table: all of them, or, while anything must be put right, none.

    Columns (the first row names them): nickname, legal_name, mother_born, child, child_born, family, key_worker,
    since. One name is enough. Dates are year-month-day, year-month or year. Rows with the same word in "family"
    are children of one mother. "key_worker" is a sign-in name.

    Example: beside import families families.csv --program "Maple House" --dry-run
    """
    start_with_record()
    from .families import bring_in, read_rows

    rows = read_rows(file)
    brought = bring_in(rows, program, same_names=same_names, dry_run=dry_run)
    for problem in brought.problems:
        typer.echo(problem, err=True)
    if brought.problems:
        raise PlainError(f"Put right {len(brought.problems)} and try again. Nothing was brought in.")
    would = "would be" if dry_run else "were"
    typer.echo(f"{brought.mothers} mothers and {brought.children} children {would} brought in.")
