"""Giving a measure: begin, transcribe or read out, finish, put aside, correct."""

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
from ..forms import BeginForm, PutAsideForm
from ..presenters import giving, own_shape, sheet
from ..rules.words import Leave


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
    if not queries.may_be_read(actor, given):  # she is answering it herself
        return redirect("measures:result", pk)
    typed, errors = {}, {}
    if request.method == "POST":
        typed = sheet.posted(instrument, request.POST)
        try:
            return _finished(request, given, typed)
        except Refusal as refusal:
            errors = {refusal.because: giving.refused(refusal)}
    record_view(actor, [given.subject], what="measures.sheet")
    page = _sheet(actor, given, instrument, typed, errors)
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
    try:
        given = actions.amend(queries.administration(request.actor, pk), by=request.actor)
    except Refusal as refusal:
        notify(request, _(refusal.message))
        return redirect("measures:result", pk)
    return redirect("measures:sheet", given.pk)


def _finished(request: HttpRequest, given: Any, typed: dict[str, str]) -> HttpResponse:
    """Keep what was sent, then finish; or only keep it, when she wants to go on later."""
    actor = request.actor
    if typed:
        actions.give_answers(given, typed, by=actor)
    if given.leave != Leave.NOT_NEEDED:
        actions.say_leave(given, may_read="leave" in request.POST, by=actor)
    if "later" in request.POST:
        notify(request, _("Kept. You can go on at any time, on any device."))
        return redirect("measures:client", given.subject_id)
    actions.finish(given, elsewhere=giving.elsewhere(request.POST.get("elsewhere", "")), by=actor)
    return redirect("measures:result", given.pk)


def _sheet(
    actor: Any, given: Any, instrument: Any, typed: dict[str, str], errors: dict[str, str]
) -> dict[str, Any]:
    answers = queries.answers_of(actor, given)
    wording = queries.wording_in_use(actor, instrument, given.language)
    shown = sheet.lines(instrument, answers, get_language() or "en", wording, typed, errors)
    return {
        "given": given,
        "instrument": instrument,
        "lines": shown,
        "key": sheet.shared_key(shown),
        "errors": errors,
        "problems": giving.problems(errors),
        "progress": progress(instrument, answers),
        "wording": wording,
    }


def _known(key: str) -> Any:
    try:
        return load(key)
    except (UnknownInstrument, InvalidInstrument) as unknown:
        raise NotVisible from unknown
