"""beside measures check | load-wording | export | agreement"""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .django import start_with_record
from .errors import PlainError

app = typer.Typer(help="Look after the library of measures.", no_args_is_help=True)


class Form(StrEnum):
    """In which form a measure is written out."""

    REDCAP = "redcap"
    XLSFORM = "xlsform"
    FHIR = "fhir"


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


@app.command()
def load_wording(
    measure: Annotated[str, typer.Argument(help="The measure's key, for example phq9.")],
    file: Annotated[Path, typer.Argument(help="FHIR Questionnaire (.json), YAML or CSV, UTF-8, up to 5 MB.")],
    licence_note: Annotated[str, typer.Option(help="Under which licence or permission it may be used.")],
    approver: Annotated[str, typer.Option(help="Who approved its use.")],
    language: Annotated[str, typer.Option(help="Language of the wording: en or fr.")] = "en",
    validation: Annotated[str, typer.Option(help="Where this language version was validated.")] = "",
) -> None:
    """Load official wording this program may use. Whole or not at all.

    Example: beside measures load-wording phq9 phq9.json --licence-note "free to use" --approver "H. Bell"
    """
    start_with_record()
    from beside.foundation.actor import Actor
    from beside.measures.actions import load_wording as keep
    from beside_instruments.wording import BadWording, read_wording

    words = {
        "language": language,
        "licence_note": licence_note,
        "approver": approver,
        "validation": validation,
    }
    try:
        pack = read_wording(_readable(file), filename=file.name, instrument=_known(measure), **words)
    except BadWording as bad:
        raise PlainError(f"Nothing was loaded. {bad}") from bad
    kept = keep(pack, by=Actor.system("command line"))
    typer.echo(
        f"Loaded: {kept.instrument} in {kept.language}, number {kept.number}, {len(pack.items)} items."
    )


@app.command()
def export(
    measure: Annotated[str, typer.Argument(help="The measure's key, for example phq9.")],
    to: Annotated[Path, typer.Argument(help="The file to write.")],
    form: Annotated[
        Form, typer.Option(help="REDCap dictionary, XLSForm or FHIR Questionnaire.")
    ] = Form.REDCAP,
) -> None:
    """Write a measure out for another system, without official wording.

    Example: beside measures export phq9 phq9.csv --form redcap
    """
    found = _known(measure)
    if form is Form.XLSFORM:
        from beside_instruments.xlsform import workbook

        to.write_bytes(workbook(found))
    elif form is Form.FHIR:
        from beside_instruments.fhir import questionnaire

        to.write_text(json.dumps(questionnaire(found), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    else:
        from beside_instruments.redcap import data_dictionary

        to.write_text(data_dictionary(found), encoding="utf-8")
    typer.echo(f"Written: {to}")


@app.command()
def agreement(
    measure: Annotated[str, typer.Argument(help="An observed measure, for example eas4.")],
) -> None:
    """Say how well two raters agree over the program, score by score.

    Example: beside measures agreement eas4
    """
    start_with_record()
    from beside.foundation.actor import Actor
    from beside.measures.queries.agreement import rated_twice

    from .agreement import lines

    _known(measure)
    for line in lines(rated_twice(Actor.system("command line"), measure)):
        typer.echo(line)


def _known(key: str):
    from beside_instruments import UnknownInstrument, load

    try:
        return load(key)
    except UnknownInstrument as unknown:
        raise PlainError(f"There is no measure {key!r}. See: beside measures check") from unknown


def _readable(file: Path) -> Path:
    if not file.is_file():
        raise PlainError(f"There is no file {file}.")
    return file
