"""Reading a measure that was given: scores in words, the answers, who will talk with her."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from beside.foundation.access import policy
from beside.foundation.audit import record_view

from .. import queries
from ..forms import SaidForm
from ..presenters import giving, kept, own_shape, result, sheet
from ..rules.shapes import scored


@policy("measures.read", relation="client")
def result_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Scores in words, and who will talk with her today when an answer asks for it."""
    actor = request.actor
    given = queries.administration(actor, pk)
    record_view(actor, [given.subject], what="measures.result")
    instrument = queries.instrument_if_here(actor, given)
    if instrument is None:
        return _kept(request, given)
    return render(request, "measures/result.html", _page(actor, given, instrument))


def _page(actor: Any, given: Any, instrument: Any) -> dict[str, Any]:
    responses = queries.answers_of(actor, given)
    language = get_language() or "en"
    wording = queries.wording_in_use(actor, instrument, given.language)
    ranges = instrument.scorable_in(given.language, wording.validation if wording else "")
    worked_out = scored(instrument, responses)
    own = _own_shape(actor, given, instrument, responses)
    return {
        "given": given,
        "instrument": instrument,
        "scores": result.score_lines(
            instrument, worked_out, given.scores.all(), language, ranges=ranges, how=own.get("how")
        )
        if given.standing == "done"
        else [],
        "ranges": ranges,
        "lines": sheet.lines(instrument, responses, language, wording),
        **own,
        "day": queries.day_of(actor, given),
        "around": queries.around(actor, given),
        "prompts": queries.prompts_of(actor, given),
        "said_form": SaidForm(actor=actor),
        "age": giving.age_of(given, queries.family_birth(actor, given.subject)),
        "may_write": actor.can("measures.write", given.program_id),
    }


def _kept(request: HttpRequest, given: Any) -> HttpResponse:
    """The file of the measure is gone: what was stored is shown as it is."""
    actor = request.actor
    page = kept.page(given, queries.answers_of(actor, given), given.scores.all())
    page |= {
        "given": given,
        "prompts": queries.prompts_of(actor, given),
        "said_form": SaidForm(actor=actor),
        "may_write": actor.can("measures.write", given.program_id),
    }
    return render(request, "measures/result_kept.html", page)


def _own_shape(actor: Any, given: Any, instrument: Any, responses: dict[str, Any]) -> dict[str, Any]:
    """What goals or days add to the page of scores."""
    goals = queries.goals_of(actor, given.subject) if instrument.kind == "goals" else []
    return own_shape.computed(instrument.kind, responses, goals)
