"""Giving a measure: begin, transcribe or read out, finish, read the scores in words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import NotVisible, Refusal
from beside.foundation.once import once
from beside.people.queries import open_client
from beside.ui.notices import notify
from beside_instruments import InvalidInstrument, UnknownInstrument, load, progress, skipped

from .. import actions, queries
from ..forms import BeginForm, PutAsideForm, SaidForm
from ..presenters import giving, kept, own_shape, result, sheet
from ..rules.shapes import scored


@policy("measures.write", relation="client")
def begin(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Who answers, how, in which language, on which day."""
    actor = request.actor
    found = open_client(actor, pk)
    instrument = _known(key)
    rated = giving.rated(queries.given_to(actor, found), key)
    form = BeginForm(
        request.POST or None,
        actor=actor,
        instrument=instrument,
        rated=rated,
        languages=queries.languages_for(actor, instrument),
        initial={"language": giving.language_for(found, get_language() or "en")},
    )
    record_view(actor, [found], what="measures.begin")
    if request.method == "POST" and form.is_valid():
        program = queries.program_for(actor, found)
        task = giving.task(queries.due_for(actor, found), request.POST.get("task", ""))

        def save() -> str:
            given = giving.given(key, form.cleaned_data, task, rated, actor)
            return reverse("measures:sheet", args=[actions.begin(program, found, given, by=actor).pk])

        try:
            return redirect(once(actor, form.once_key, save))
        except Refusal as refusal:
            form.refuse(refusal.because if refusal.because in form.fields else None, _(refusal.message))
    page = {"client": found, "instrument": instrument, "form": form, "task": request.GET.get("task", "")}
    return render(request, "measures/begin.html", page)


@policy("measures.write", relation="client")
def sheet_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole form on one page; what is typed is kept item by item."""
    actor = request.actor
    given = queries.administration(actor, pk)
    instrument = queries.instrument_if_here(actor, given)
    if instrument is None:
        return redirect("measures:result", pk)
    if elsewhere := own_shape.page_of(given.standing, instrument.kind):
        return redirect(elsewhere, pk)
    typed, errors = {}, {}
    if request.method == "POST":
        typed = sheet.posted(instrument, request.POST)
        try:
            return _finished(request, given, typed)
        except Refusal as refusal:
            errors = {refusal.because: giving.refused(refusal)}
    record_view(actor, [given.subject], what="measures.sheet")
    answers = queries.answers_of(actor, given)
    wording = queries.wording_in_use(actor, instrument, given.language)
    shown = sheet.lines(instrument, answers, get_language() or "en", wording, typed, errors)
    page = {
        "given": given,
        "instrument": instrument,
        "lines": shown,
        "key": sheet.shared_key(shown),
        "errors": errors,
        "problems": giving.problems(errors),
        "progress": progress(instrument, answers),
        "wording": wording,
    }
    return render(request, "measures/sheet.html", page, status=422 if errors else 200)


@policy("measures.write", relation="client")
@require_POST
def answer(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Keep one answer at once."""
    actor = request.actor
    given = queries.administration(actor, pk)
    item = request.POST.get("item", "")
    try:
        actions.give_answers(given, {item: request.POST.get("value", "")}, by=actor)
    except Refusal as refusal:
        return JsonResponse({"kept": False, "message": giving.refused(refusal)}, status=422)
    instrument = queries.instrument_of(actor, given)
    left_out = skipped(instrument, queries.answers_of(actor, given))
    return JsonResponse({"kept": True, "skipped": sorted(left_out)})


@policy("measures.read", relation="client")
def result_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Scores in words, and who will talk with her today when an answer asks for it."""
    actor = request.actor
    given = queries.administration(actor, pk)
    record_view(actor, [given.subject], what="measures.result")
    instrument = queries.instrument_if_here(actor, given)
    if instrument is None:
        return _kept(request, given)
    responses = queries.answers_of(actor, given)
    language = get_language() or "en"
    wording = queries.wording_in_use(actor, instrument, given.language)
    ranges = instrument.scorable_in(given.language, wording.validation if wording else "")
    worked_out = scored(instrument, responses)
    own = _own_shape(actor, given, instrument, responses)
    page = {
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
    return render(request, "measures/result.html", page)


@policy("measures.write", relation="client")
def put_aside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """She would rather not, or not now."""
    actor = request.actor
    given = queries.administration(actor, pk)
    form = PutAsideForm(request.POST or None, actor=actor)
    record_view(actor, [given.subject], what="measures.put_aside")
    if request.method == "POST" and form.is_valid():
        try:
            actions.decline(given, by=actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(None, giving.refused(refusal))
        else:
            notify(
                request,
                _("Written down. Nothing else changes."),
                undo_url=reverse("measures:take_up", args=[pk]),
            )
            return redirect("measures:client", given.subject_id)
    return render(request, "measures/put_aside.html", {"given": given, "form": form})


@policy("measures.write", relation="client")
@require_POST
def take_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go on with a measure that was put aside."""
    given = actions.take_up_again(queries.administration(request.actor, pk), by=request.actor)
    return redirect("measures:sheet", given.pk)


@policy("measures.write", relation="client")
@require_POST
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct a finished measure: a new sheet with the same answers."""
    given = actions.amend(queries.administration(request.actor, pk), by=request.actor)
    return redirect("measures:sheet", given.pk)


def _finished(request: HttpRequest, given: Any, typed: dict[str, str]) -> HttpResponse:
    """Keep what was sent, then finish; or only keep it, when she wants to go on later."""
    actor = request.actor
    if typed:
        actions.give_answers(given, typed, by=actor)
    if "later" in request.POST:
        notify(request, _("Kept. You can go on at any time, on any device."))
        return redirect("measures:client", given.subject_id)
    actions.finish(given, elsewhere=giving.elsewhere(request.POST.get("elsewhere", "")), by=actor)
    return redirect("measures:result", given.pk)


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


def _known(key: str) -> Any:
    try:
        return load(key)
    except (UnknownInstrument, InvalidInstrument) as unknown:
        raise NotVisible from unknown
