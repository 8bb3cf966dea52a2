"""A questionnaire from elsewhere on the command line: what was understood, and keeping it."""

from __future__ import annotations

from pathlib import Path

import typer

from beside.foundation.actor import Actor
from beside.foundation.errors import Refusal
from beside.measures.actions import NewForm, bring_form
from beside_instruments.fhir import BadIncoming, ForeignQuestionnaire, draft_of, read_questionnaire
from beside_instruments.incoming import incoming_text

from .errors import PlainError

TARGETS = ("mother", "child", "dyad", "household")
LANGUAGES = ("en", "fr")


def look(file: Path) -> tuple[ForeignQuestionnaire, bytes]:
    """Say what was understood; a file that cannot be used is refused whole."""
    if not file.is_file():
        raise PlainError(f"There is no file {file}.")
    try:
        text = incoming_text(file, "The questionnaire")
        foreign = read_questionnaire(text.encode())
        draft = draft_of(foreign, "looked_at")
    except BadIncoming as bad:
        raise PlainError(f"Nothing was kept. {bad}") from bad
    typer.echo(f"{foreign.title or file.name}: {len(draft.taken)} of {len(foreign.questions)} questions.")
    for notice in (*foreign.notices, *draft.notices):
        typer.echo(f"  {notice}")
    return foreign, text.encode()


def keep(new: NewForm) -> str:
    """Keep it as a measure; the sentence that says so."""
    if new.target not in TARGETS or new.language not in LANGUAGES:
        raise PlainError(f"--target is one of {', '.join(TARGETS)}; --language is en or fr.")
    if not new.licence_note.strip() or not new.approver.strip():
        raise PlainError("Say under which licence it may be used, and who approved it.")
    try:
        made = bring_form(new, by=Actor.system("command line"))
    except (BadIncoming, Refusal) as refusal:
        raise PlainError(f"Nothing was kept. {refusal}") from refusal
    return f"Kept: {made.instrument} version {made.instrument_version}. Its key waits for a person to confirm it."
