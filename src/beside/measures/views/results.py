"""Reading a measure that was given: scores in words, the answers, who will talk with her."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import Refusal
from beside.ui.notices import notify

from .. import actions, queries
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


@policy("measures.write", relation="client")
@require_POST
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """She says that her answers may be read, or changes her mind."""
    actor = request.actor
    given = queries.administration(actor, pk)
    try:
        actions.say_leave(given, may_read="may_read" in request.POST, by=actor)
    except Refusal as refusal:
        notify(request, _(refusal.message))
    return redirect("measures:result", pk)


def _page(actor: Any, given: Any, instrument: Any) -> dict[str, Any]:
    responses = queries.answers_of(actor, given)
    language = get_language() or "en"
    wording = queries.wording_in_use(actor, instrument, given.language)
    ranges = instrument.scorable_in(given.language, wording.validation if wording else "")
    readable = queries.may_be_read(actor, given)
    own = _own_shape(actor, given, instrument, responses) if readable else {}
    stored = queries.scores_of(actor, given) if given.standing == "done" and readable else None
    lines = partial(result.score_lines, instrument, scored(instrument, responses), ranges=ranges)
    return {
        "given": given,
        "instrument": instrument,
        "scores": [] if stored is None else lines(stored, language, how=own.get("how")),
        "ranges": ranges,
        "lines": sheet.lines(instrument, responses, language, wording) if readable else [],
        **_leave(actor, given, readable),
        **own,
        "day": queries.day_of(actor, given),
        "around": queries.around(actor, given),
        "prompts": queries.prompts_of(actor, given),
        "said_form": SaidForm(actor=actor),
        "age": giving.age_of(given, queries.family_birth(actor, given.subject)),
        "may_write": actor.can("measures.write", given.program_id),
    }


def _leave(actor: Any, given: Any, readable: bool) -> dict[str, Any]:
    """Whether this is hers alone; and whether a worker may still write down that she said yes."""
    return {"is_hers": not readable, "by_herself": not readable and queries.answered_herself(actor, given)}


def _kept(request: HttpRequest, given: Any) -> HttpResponse:
    """The file of the measure is gone: what was stored is shown as it is."""
    actor = request.actor
    page = kept.page(given, queries.answers_of(actor, given), queries.scores_of(actor, given))
    page |= {
        **_leave(actor, given, queries.may_be_read(actor, given)),
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
