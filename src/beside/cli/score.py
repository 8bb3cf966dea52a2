"""beside score"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def score(
    measure: Annotated[str | None, typer.Argument(help="The measure's key, for example phq9.")] = None,
    answers: Annotated[Path | None, typer.Argument(help="A JSON file of answers.")] = None,
    examples: Annotated[Path | None, typer.Option(help="Run a file (or folder) of worked examples.")] = None,
) -> None:
    """Score one form, or run worked examples.

    Example: beside score phq9 answers.json
    """
    from beside_instruments.cli import score_command

    raise typer.Exit(score_command(measure, answers, examples))
