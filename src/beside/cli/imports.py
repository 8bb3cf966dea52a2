"""beside import families | questionnaire | answers"""

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


@app.command()
def questionnaire(
    file: Annotated[Path, typer.Argument(help="A FHIR R4 Questionnaire: JSON, UTF-8, up to 5 MB.")],
    key: Annotated[str, typer.Option(help="Short name for the new measure: small letters, digits and _.")],
    licence_note: Annotated[str, typer.Option(help="Under which licence or permission it may be used.")],
    approver: Annotated[str, typer.Option(help="Who approved its use.")],
    name: Annotated[str, typer.Option(help="Its name; the title of the file when left out.")] = "",
    target: Annotated[
        str, typer.Option(help="Whom it is about: mother, child, dyad or household.")
    ] = "mother",
    topic: Annotated[str, typer.Option(help="What it is about, for example depression.")] = "any",
    language: Annotated[str, typer.Option(help="Language of its words: en or fr.")] = "en",
    add_up: Annotated[bool, typer.Option("--add-up", help="Add up what the answers count.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what was understood.")] = False,
) -> None:
    """Bring in a questionnaire of another system as a new measure: all of it, or nothing.

    Example: beside import questionnaire rest.json --key our_rest --licence-note "CC0" --approver "H. Bell" --dry-run
    """
    start_with_record()
    from beside.measures.actions import NewForm

    from .questionnaires import keep, look

    foreign, source = look(file)
    if dry_run:
        typer.echo("Nothing was kept.")
        return
    new = NewForm(
        source=source,
        filename=file.name,
        key=key,
        name=name or foreign.title or key,
        target=target,
        construct=topic,
        language=language,
        add_up=add_up,
        licence_note=licence_note,
        approver=approver,
    )
    typer.echo(keep(new))


@app.command()
def answers(
    file: Annotated[Path, typer.Argument(help="A FHIR R4 QuestionnaireResponse: JSON, UTF-8, up to 5 MB.")],
    about: Annotated[
        str, typer.Option(help="Whose answers they are: the long number in the address of her page.")
    ],
    form: Annotated[
        Path | None, typer.Option(help="Its Questionnaire, when that was not brought in here before.")
    ] = None,
    measure: Annotated[str, typer.Option(help="Only with --form: which measure it is.")] = "",
    informant: Annotated[
        str, typer.Option(help="Who answered: mother, other_caregiver, educator, worker or child.")
    ] = "mother",
    mode: Annotated[str, typer.Option(help="How: self, interview or paper.")] = "self",
    language: Annotated[str, typer.Option(help="en or fr; as the file says when left out.")] = "",
    on: Annotated[
        str, typer.Option(help="On which day (year-month-day); as the file says when left out.")
    ] = "",
    again: Annotated[
        bool, typer.Option("--again", help="Keep it although one of that day is here already.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what was understood.")] = False,
) -> None:
    """Bring in a form that was filled elsewhere: all of it, or nothing. You say whose it is, not the file.

    It is scored here; totals that came along are kept beside ours. An answer that asks for a person does so here too.

    Example: beside import answers phq9-answers.json --about 3f0c9a52-7d1e-4b3a-9c55-0a4f6e1b2d77 --dry-run
    """
    start_with_record()
    from .filled import How, client_with, keep, look, said

    client = client_with(about)
    found = look(client, file, form, measure)
    for line in said(client, found):
        typer.echo(line)
    if dry_run:
        typer.echo("Nothing was kept.")
        return
    how = How(informant=informant, mode=mode, language=language, on=on)
    typer.echo(keep(client, found, how, again=again))
