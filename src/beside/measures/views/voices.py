"""What women say of the program, without names: a round begins, forms come in, results are read when it is over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed, NotVisible, Refusal
from beside.foundation.once import once
from beside.ui.notices import notify
from beside_instruments import load

from .. import actions, queries
from ..forms import RoundForm, SlipsForm
from ..presenters import sheet
from ..presenters import voices as shown

TABLET = Actor.system("shared tablet")
KEPT = "voices"


@policy("", relation="own")
def voices(request: HttpRequest) -> HttpResponse:
    """Rounds of her programs; who gives measures may begin one."""
    actor = request.actor
    if not (actor.can("reports.see") or actor.can("measures.write")):
        raise NotAllowed
    programs = queries.programs_that_collect(actor)
    measures = shown.asked_of_programs(_language())
    form = RoundForm(request.POST or None, actor=actor, programs=programs, measures=measures)
    if request.method == "POST" and form.is_valid():
        program = next(p for p in programs if str(p.pk) == form.cleaned_data["program"])

        def save() -> str:
            actions.begin_round(program, form.cleaned_data["instrument"], by=actor)
            return request.path

        return redirect(once(actor, form.once_key, save))
    listed = [
        (
            one,
            shown.name_of(one, _language()),
            actor.can("measures.write", one.program_id),
            actor.can("reports.see", one.program_id),
            about,
        )
        for one, about in queries.rounds(actor)
    ]
    page = {"rounds": listed, "form": form if programs else None, "may_read": actor.can("reports.see")}
    return render(request, "measures/voices.html", page)


@policy("measures.write", relation="program")
def collect(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How a round is asked: slips with codes for a tablet, or forms on paper that are typed in."""
    actor = request.actor
    going = queries.round_to_collect(actor, pk)
    form = SlipsForm(request.POST or None, actor=actor)
    slips: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            slips = actions.make_slips(going, form.cleaned_data["number"], by=actor)
        except Refusal as refusal:
            form.refuse("number", _(refusal.message))
    instrument = load(going.instrument, going.instrument_version)
    page = {
        "round": going,
        "name": instrument.name.get(_language()),
        "form": form,
        "slips": [f"{code[:4]} {code[4:]}" for code in slips],
        "left": queries.codes_left(actor, going),
        "on_screen": queries.wording_in_use(actor, instrument, _language()) is not None,
    }
    return render(request, "measures/voices_collect.html", page)


@policy("measures.write", relation="program")
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One form after another, typed from paper."""
    going = queries.round_to_collect(request.actor, pk)
    page = _form(request, going, "paper", request.actor)
    if page is None:
        notify(request, _("Kept, without a name. Here is an empty form for the next one."))
        return redirect("measures:voices_paper", pk)
    return render(request, "measures/voices_paper.html", page, status=422 if page["problems"] else 200)


@policy("measures.write", relation="program")
@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The round is over; unused slips stop counting."""
    going = queries.round_to_collect(request.actor, pk)
    try:
        actions.end_round(going, by=request.actor)
        notify(request, _("The round is over. What was said can be read together."))
    except Refusal as refusal:
        notify(request, _(refusal.message))
    return redirect("measures:voices")


@policy("reports.see", relation="program")
def results(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was said, together: never a single form, never a handful."""
    actor = request.actor
    read = queries.round_to_read(actor, pk)
    answers = queries.answers_together(actor, read)
    instrument = load(read.instrument, read.instrument_version)
    page = {
        "round": read,
        "name": instrument.name.get(_language()),
        "count": None if answers is None else len(answers),
        "lines": shown.together(instrument, answers, _language()) if answers else [],
    }
    return render(request, "measures/voices_results.html", page)


@policy.public()
@never_cache
def voice(request: HttpRequest) -> HttpResponse:
    """The questions on a tablet, all on one page; each can be left out."""
    try:
        going = queries.round_going_on(TABLET, request.session.get(KEPT))
    except NotVisible:
        return redirect("measures:code")
    page = _form(request, going, "self", TABLET)
    if page is None:
        request.session.flush()
        return render(request, "measures/voice_thanks.html")
    if page["wording"] is None:
        return redirect("measures:code")
    return render(request, "measures/voice.html", page, status=422 if page["problems"] else 200)


def _form(request: HttpRequest, going: Any, mode: str, by: Actor) -> dict[str, Any] | None:
    """The page of one form, or None when what was sent is kept."""
    instrument = load(going.instrument, going.instrument_version)
    wording = queries.wording_in_use(by, instrument, _language())
    typed, problems = {}, []
    if request.method == "POST":
        typed = shown.sent(instrument, request.POST)
        try:
            actions.keep_voice(going, typed, mode=mode, language=_language(), by=by)
            return None
        except Refusal as refusal:
            problems = [(_(refusal.message), f"item-{refusal.because}" if refusal.because else "")]
    lines = sheet.lines(instrument, {}, _language(), wording, typed)
    return {
        "round": going,
        "instrument": instrument,
        "lines": lines,
        "wording": wording,
        "problems": problems,
    }


def _language() -> str:
    return (get_language() or "en")[:2]
