"""beside export tidy"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .django import start_with_record
from .errors import PlainError

if TYPE_CHECKING:
    from beside.evaluation.asked import Asked, Made

app = typer.Typer(help="Hand coded data to an evaluator, without names.", no_args_is_help=True)


@app.callback()
def _export() -> None:
    """Hand coded data to an evaluator, without names."""


@app.command()
def tidy(
    out: Annotated[Path, typer.Option(help="Folder for the table, code book and study.")],
    study: Annotated[
        str, typer.Option(help="A template's name, or a study file: its waves and outcomes are written.")
    ] = "mother_child",
    program: Annotated[str, typer.Option(help="Only this program; all when left out.")] = "",
    beside: Annotated[str, typer.Option(help="A program to set beside it, as the comparison.")] = "",
    schedule: Annotated[str, typer.Option(help="The schedule whose windows count.")] = "btc_like",
    by: Annotated[str, typer.Option(help="One row for each 'mother' or each 'dyad'.")] = "mother",
    start: Annotated[str, typer.Option("--from", help="Families who began from this day on.")] = "",
    until: Annotated[
        str, typer.Option("--to", help="What happened up to this day; today when left out.")
    ] = "",
) -> None:
    """Write one row for each mother (or pair) and wave, with a code book and a study that reads them.

    Study codes are drawn by chance, no key is kept; names, notes and birth dates stay where they are.

    Example: beside export tidy --out evaluation --study mother_child --program "Maple House"
    """
    template = _template(study)
    if by not in ("mother", "dyad"):
        raise PlainError("--by is 'mother' or 'dyad'.")
    if beside and not program:
        raise PlainError("--beside sets a program beside another one: name that one with --program.")
    if out.exists() and not out.is_dir():
        raise PlainError(f"{out} is a file. Give a folder.")
    first, last = _day(start, "--from"), _day(until, "--to")
    start_with_record()
    _write(out, template, _asked(template, schedule, by, (program, beside), (first, last)))


def _template(study: str) -> str:
    from beside_content.studies import template_names, template_path

    path = template_path(study) if study in template_names() else Path(study)
    if not path.is_file():
        raise PlainError(f"There is no study '{study}'. Templates are: {', '.join(template_names())}.")
    import yaml

    text = path.read_text(encoding="utf-8")
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PlainError(f"{path} is not a study file: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("waves"), list):
        raise PlainError(f"{path} has no 'waves'. Copy a template: {', '.join(template_names())}.")
    return text


def _day(text: str, option: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise PlainError(f"{option} '{text}' is not a day. Write year-month-day: 2026-01-31.") from error


def _asked(template: str, schedule: str, by: str, names: tuple[str, str], days: tuple[Any, Any]) -> Asked:
    from beside.accounts.models import Program
    from beside.evaluation.asked import Asked
    from beside.evaluation.waves import waves_of
    from beside.foundation.clock import today

    known = {held.name: held.pk for held in Program.objects.all()}
    for name in filter(None, names):
        if name not in known:
            raise PlainError(
                f"There is no program '{name}'. There are: {', '.join(sorted(known)) or 'none'}."
            )
    if not known:
        raise PlainError("There is no program yet. Make the demo with: beside demo")
    try:
        waves = waves_of(template, schedule)
    except KeyError as error:
        raise PlainError(f"There is no schedule '{schedule}'. See: beside measures check") from error
    programs = frozenset([known[names[0]]]) if names[0] else frozenset(known.values())
    other = frozenset([known[names[1]]]) if names[1] else frozenset()
    return Asked(programs=programs, beside=other, waves=waves, by=by, start=days[0], until=days[1] or today())


def _write(out: Path, template: str, asked: Asked) -> None:
    from beside.evaluation.bound import bind
    from beside.evaluation.tidy import make
    from beside.evaluation.trail import note_export
    from beside.evaluation.writing import write
    from beside.foundation.actor import Actor

    by = Actor.system("export tidy")
    note_export(asked, by=by)
    made = make(asked, by=by, progress=lambda said: typer.echo(f"  {said}", err=True))
    if not made.rows:
        raise PlainError("No family fits what was asked, so nothing was written.")
    text, missing = bind(template, made, compared=bool(asked.beside))
    paths = write(out, made, asked, text)
    _tell(made, missing, paths)


def _tell(made: Made, missing: list[str], paths: list[Path]) -> None:
    typer.echo(f"{made.people} in the table, {len(made.rows)} rows, {len(made.columns)} scores.")
    for why, count in sorted(made.left_out.items()):
        typer.echo(f"  left out: {count} {why}")
    for what in missing:
        typer.echo(f"  cannot be asked of this table: {what}")
    for path in paths:
        typer.echo(f"  {path}")
    typer.echo(
        "Coded data are still about people: keep the folder as safe as the record, pass it on only as agreed."
    )
    typer.echo(
        f"Next: beside evaluate {paths[3]} --data {paths[0]} --codebook {paths[2]} --out {paths[0].parent / 'report'}"
    )
