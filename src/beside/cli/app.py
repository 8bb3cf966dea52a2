"""All commands, by name."""

from __future__ import annotations

import typer

from . import (
    audit,
    backup,
    backup_key,
    daily,
    demo,
    doctor,
    evaluate,
    export,
    imports,
    measures,
    migrate,
    score,
    serve,
)

app = typer.Typer(
    name="beside",
    help="Walks beside mothers who use substances, their young children, and what is between them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
for _command in (
    serve.serve,
    demo.demo,
    migrate.migrate,
    backup.backup,
    backup.restore,
    backup_key.backup_key,
    doctor.doctor,
    daily.daily,
):
    app.command()(_command)
app.command()(score.score)
app.command()(evaluate.evaluate)
app.add_typer(audit.app, name="audit")
app.add_typer(export.app, name="export")
app.add_typer(measures.app, name="measures")
app.add_typer(imports.app, name="import")
