"""A form that was filled elsewhere: its answers become a finished measure here, its totals stay beside ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.transactions import action
from beside.people.models import Client
from beside_instruments import load, skipped

from ..models import Administration, Answer
from ..rules.refusals import MeasureRefused
from ..rules.words import Standing
from .administering import Given, begin, finish


@dataclass(frozen=True, kw_only=True)
class FilledElsewhere:
    """How it was given, its answers by item, the totals that came along, and the form it was answered on."""

    given: Given
    responses: Mapping[str, Any]
    totals: Mapping[str, float]
    came_from: str


@action
def bring_answers(program: Program, subject: Client, filled: FilledElsewhere, *, by: Actor) -> Administration:
    """Keep a form that was filled elsewhere, scored by our own rules; a safety answer asks for a person here too.

    Raises
    ------
    MeasureRefused
        The same measure is begun and not finished, or an answer is not possible; nothing is kept then.
    """
    open_ones = Administration.objects.filter(
        subject=subject, instrument=filled.given.instrument, standing=Standing.OPEN
    )
    if open_ones.exists():
        raise MeasureRefused("", "This measure is begun and not finished. Finish it or put it aside first.")
    administration = begin(program, subject, filled.given, by=by)
    instrument = load(administration.instrument, administration.instrument_version)
    answered = {item: value for item, value in filled.responses.items() if value is not None}
    not_asked = skipped(instrument, answered)
    Answer.objects.bulk_create(
        Answer(administration=administration, item=item.id, value=answered.get(item.id))
        for item in instrument.items
        if item.id not in not_asked
    )
    administration.came_from = filled.came_from[:300]
    administration.save(update_fields=["came_from"])
    finish(administration, elsewhere=dict(filled.totals), by=by)
    record_change(
        by, "measures.answers_brought_in", administration, fields=["answers", "scores", "came_from"]
    )
    return administration
