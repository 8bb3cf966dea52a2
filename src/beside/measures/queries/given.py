"""Measures that were given to a client, as far as the asker may read them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.together import Asking, question
from beside.people.models import Client
from beside.people.queries import clearance, cleared_labels, programs_of
from beside_instruments import Instrument, InvalidInstrument, UnknownInstrument, load

from ..models import Administration
from ..rules.words import Leave, Standing
from .leave import may_be_read, readable_scores

_PEOPLE = ("subject__person", "subject__caregiver__person", "subject__child__person")


def administration(actor: Actor, pk: UUID) -> Administration:
    """One measure of somebody whose record she may open, with a label she is cleared for."""
    readable = Client.objects.visible_to(actor)
    rows = Administration.objects.filter(pk=pk, subject__in=readable)
    found = rows.select_related("program", "amends", *_PEOPLE).first()
    if found is None or found.label not in cleared_labels(actor, found.subject):
        raise NotVisible
    return found


def instrument_of(actor: Actor, given: Administration) -> Instrument:
    """The measure in the version that was given; a program's own whose file is gone is not there."""
    try:
        return load(given.instrument, given.instrument_version)
    except (UnknownInstrument, InvalidInstrument) as gone:
        raise NotVisible from gone


def instrument_if_here(actor: Actor, given: Administration) -> Instrument | None:
    """The same; None when the file of a program's own measure is gone or not in order."""
    try:
        return instrument_of(actor, given)
    except NotVisible:
        return None


def answers_of(actor: Actor, given: Administration) -> dict[str, Any]:
    """The answers as stored, by item. An item that is not here has not been asked yet, or may not be read."""
    if not may_be_read(actor, given):
        return {}
    return {row.item: row.value for row in given.answers.all()}


@question
def given_to(actor: Actor, client: Client) -> Asking[list[Administration]]:
    """Everything given to this client that the asker is cleared for, oldest first, with its scores.

    Notes
    -----
    A finished correction takes the place of what it corrects. Measures of another client of the family
    never appear here: nothing of the mother's on the child's page.
    """
    rows = yield from _those_of(actor, client)
    found: list[Administration] = yield rows.defer("reason").prefetch_related(readable_scores(actor))
    return found


def _those_of(actor: Actor, client: Client) -> Asking[Any]:
    allowed = yield from clearance.asked(actor, {client.pk})
    readable = Client.objects.visible_to(actor).filter(pk=client.pk)
    rows = Administration.objects.filter(subject__in=readable, label__in=allowed[client.pk])
    return rows.exclude(amended_by__standing=Standing.DONE).order_by("local_date", "created_at")


def program_for(actor: Actor, client: Client) -> Program:
    """The program in which she gives this client a measure."""
    mine = programs_of(actor, client, "measures.write")
    found = Program.objects.filter(pk__in=mine).order_by("name").first()
    if found is None:
        raise NotAllowed
    return found


def labels_she_gives(actor: Actor, client: Client) -> frozenset[str]:
    """The labels of the measures she may give this client."""
    return cleared_labels(actor, client)


def family_birth(actor: Actor, subject: Client) -> tuple[Any, tuple[int, int] | None] | None:
    """A child's birth date and weeks of pregnancy at birth; of a dyad, its child's. None for a mother."""
    child = subject.child if subject.is_dyad else subject
    if subject.is_mother or child.person.birth_date is None:
        return None
    birth = getattr(child, "birth", None)
    known = birth is not None and birth.weeks is not None and 20 <= birth.weeks <= 45
    return child.person.birth_date, (birth.weeks, birth.days or 0) if birth and known else None


@question
def given_with_answers(actor: Actor, client: Client) -> Asking[list[Administration]]:
    """Finished measures with their answers, for an export; none that she did not say may be read."""
    rows = yield from _those_of(actor, client)
    done = rows.filter(standing=Standing.DONE).exclude(leave=Leave.NO)
    done = done.prefetch_related("answers", "scores")
    found: list[Administration] = yield done
    return found
