"""beside evaluate"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    study: Annotated[Path, typer.Argument(help="The study (YAML).")],
    data: Annotated[Path, typer.Option(help="One tidy table: CSV, XLSX or Parquet.")],
    out: Annotated[Path, typer.Option(help="Folder for the report.")] = Path("report"),
    codebook: Annotated[Path | None, typer.Option(help="The code book of the table.")] = None,
    contacts: Annotated[
        Path | None, typer.Option(help="A log of meetings: one row each, with person and date.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be computed or not.")
    ] = False,
    jobs: Annotated[int, typer.Option(help="Cores to use; the numbers are the same for any.")] = 1,
    dask: Annotated[str | None, typer.Option(help="Address of a Dask cluster.")] = None,
) -> None:
    """Answer a study's question from a table of measures.

    Example: beside evaluate study.yaml --data table.csv --out report
    """
    from beside_study.cli import evaluate as run

    raise typer.Exit(run(study, data, out, codebook, dry_run, jobs, dask, contacts))
