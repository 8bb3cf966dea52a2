"""A form that was filled elsewhere, on the command line: what was understood, and keeping it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.audit import record_view
from beside.foundation.errors import NotAllowed, NotVisible, Refusal
from beside.measures import actions, queries
from beside.measures.presenters import answered
from beside.measures.rules.words import Informant, Mode
from beside.people.models import Client
from beside.people.queries import open_client
from beside_instruments.incoming import BadIncoming, incoming_text

from .errors import PlainError

BY = Actor.system("command line")
INFORMANTS = [one.value for one in Informant if one is not Informant.OBSERVER]
MODES = [one.value for one in Mode if one is not Mode.OBSERVATION]
LANGUAGES = ("en", "fr")


@dataclass(frozen=True, kw_only=True)
class How:
    """How it was given, as the person at the keyboard says; empty where the file says it."""

    informant: str
    mode: str
    language: str = ""
    on: str = ""


def client_with(number: str) -> Client:
    """The mother, the child or the two together with this number, the one in the address of her page."""
    try:
        return open_client(BY, UUID(number))
    except (ValueError, NotVisible, NotAllowed) as error:
        raise PlainError(
            f"Nobody has the number {number!r}. It is the long one in the address of her page."
        ) from error


def look(client: Client, file: Path, form: Path | None, measure: str) -> queries.Answered:
    """What was understood; a file that cannot be used is refused whole."""
    if (form is None) != (not measure):
        raise PlainError("--form and --measure belong together: the questionnaire, and which measure it is.")
    try:
        found = queries.understood(
            BY,
            client,
            queries.Sent(_text(file, "The response"), _text(form, "The questionnaire"), measure),
        )
    except BadIncoming as bad:
        raise PlainError(f"Nothing was kept. {bad}") from bad
    record_view(BY, [client], what="measures.answers_look")
    return found


def said(client: Client, found: queries.Answered) -> Iterator[str]:
    """Line by line: whose it will be, what was answered, totals beside ours, what is left out. No word of hers."""
    yield f"{found.instrument.name.en} ({found.instrument.key} version {found.instrument.version})"
    if found.head.subject:
        yield f"  The file says it is about: {found.head.subject}."
    yield f"  Here it will stand with: {client.display_name} ({client.kind})."
    for item in found.instrument.items:
        value = found.responses.get(item.id)
        words = item.answer in ("line", "text") and isinstance(value, str)
        yield f"  Item {item.id}: {'words' if words else 'blank' if value is None else value}"
    for line in answered.totals(found, "en"):
        differs = " They differ; both will be kept." if line.differs else ""
        yield f"  {line.name}: the file says {line.theirs}, the answers give {line.ours}.{differs}"
    yield from (f"  {notice}" for notice in found.notices)


def keep(client: Client, found: queries.Answered, how: How, *, again: bool) -> str:
    """Keep it as a finished measure; the sentence that says so."""
    given = _given(found, how)
    if not again and queries.of_the_same_day(BY, client, given.instrument, given.on):
        raise PlainError("Nothing was kept. One of the same day is here already; add --again to keep both.")
    filled = actions.FilledElsewhere(
        given=given,
        responses=found.responses,
        totals=found.totals,
        came_from=found.head.questionnaire or "a form that names no address",
    )
    try:
        made = actions.bring_answers(queries.program_for(BY, client), client, filled, by=BY)
    except NotAllowed as error:
        raise PlainError("Nothing was kept. She has no place in a program here.") from error
    except Refusal as refusal:
        raise PlainError(f"Nothing was kept. {refusal}") from refusal
    asks = " An answer asks for a person: it stands on Today." if queries.prompts_of(BY, made) else ""
    return f"Kept: {made.instrument} of {made.local_date}.{asks}"


def _given(found: queries.Answered, how: How) -> actions.Given:
    language = how.language or found.head.language
    if how.informant not in INFORMANTS or how.mode not in MODES or language not in LANGUAGES:
        raise PlainError(
            f"--informant is one of {', '.join(INFORMANTS)}; --mode one of {', '.join(MODES)}; "
            f"--language is en or fr."
        )
    data = {"informant": how.informant, "mode": how.mode, "language": language}
    return answered.given(found, data | {"on": _day(how.on) or found.head.authored or _no_day()})


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise PlainError(f"{text!r} is no day. Write it like 2026-04-30.") from error


def _no_day() -> dt.date:
    raise PlainError("The file does not say when it was answered. Add --on with the day.")


def _text(file: Path | None, name: str) -> bytes:
    if file is None:
        return b""
    if not file.is_file():
        raise PlainError(f"There is no file {file}.")
    return incoming_text(file, name).encode()
