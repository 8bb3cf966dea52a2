"""A shared tablet: one question a page, no account, nothing kept in the browser."""

from __future__ import annotations

import contextlib
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import activate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.actor import Actor
from beside.foundation.errors import NotVisible, Refusal
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import CodeForm
from ..presenters import asking
from ..rules.words import Leave
from . import voices

TABLET = Actor.system("shared tablet")
_KEPT = "questions"


@policy("measures.write", relation="client")
@require_POST
def hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the code to type on the tablet: one measure, one hour, once."""
    actor = request.actor
    given = queries.administration(actor, pk)
    instrument = queries.instrument_of(actor, given)
    wording = queries.wording_in_use(actor, instrument, given.language)
    try:
        code = actions.open_tablet(given, has_wording=wording is not None, by=actor)
    except Refusal as refusal:
        notify(request, _(refusal.message))
        return redirect("measures:sheet", pk)
    page = {"given": given, "instrument": instrument, "code": f"{code[:4]} {code[4:]}"}
    return render(request, "measures/hand_over.html", page)


@policy.public()
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Type the code. Whoever was signed in on this device is signed out first."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and not ratelimit.consume(request, action="one_time_code"):
        form.add_error(None, _("That was tried many times. Wait a few minutes, then try again."))
    elif form.is_valid():
        try:
            return _opened(request, form.cleaned_data["code"])
        except Refusal as refusal:
            form.refuse("code", _(refusal.message))
    return render(request, "measures/tablet_code.html", {"form": form})


@policy.public()
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Why these questions, who sees the answers, how long it takes."""
    page = _page(request)
    if page is None:
        return redirect("measures:code")
    page["first"] = asking.first_open(page["instrument"], page["answers"])
    return render(request, "measures/tablet_start.html", page)


@policy.public()
@never_cache
def question(request: HttpRequest, number: int) -> HttpResponse:
    """One question. It can be left out; going back keeps every answer."""
    page = _page(request)
    if page is None:
        return redirect("measures:code")
    place = (page["instrument"], page["answers"], number, page["wording"], page["language"])
    asked = asking.question(*place)
    if asked is None:
        return redirect("measures:tablet_end")
    if request.method == "POST":
        given = asking.answer(request.POST, asked)
        try:
            actions.give_answers(page["given"], {asked.id: given}, by=TABLET)
        except Refusal:
            page["error"] = asking.why_not_kept(asked)
            asked = asking.question(*place, typed=given.strip("?"))
        else:
            return _next(page, asked, given)
    return render(request, "measures/tablet_question.html", {**page, "asked": asked})


@policy.public()
@never_cache
def end(request: HttpRequest) -> HttpResponse:
    """Thank you. The answers are with the worker; nothing of them stays on this device."""
    page = _page(request)
    if page is None:
        return redirect("measures:code")
    if request.method == "POST":
        if page["given"].leave != Leave.NOT_NEEDED:
            actions.say_leave(page["given"], may_read=request.POST.get("leave") == "yes", by=TABLET)
        # With nothing answered it stays open, and her worker sees that.
        with contextlib.suppress(Refusal):
            actions.finish(page["given"], by=TABLET)
        language = page["language"]
        request.session.flush()
        activate(language)
        return render(request, "measures/tablet_thanks.html", {"given": page["given"]})
    return render(request, "measures/tablet_end.html", page)


def _opened(request: HttpRequest, typed: str) -> HttpResponse:
    """Use the code up, sign out whoever was here, and go to its questions."""
    if queries.is_slip(TABLET, typed):
        kept, opened, onward = voices.KEPT, actions.use_slip(typed, by=TABLET).pk, "measures:voice"
    else:
        kept, opened, onward = _KEPT, actions.redeem_code(typed, by=TABLET).pk, "measures:tablet_start"
    logout(request)
    request.session[kept] = str(opened)
    request.session.set_expiry(3600)
    return redirect(onward)


def _page(request: HttpRequest) -> dict[str, Any] | None:
    """What this tablet was handed over for; None when its time is over."""
    try:
        given = queries.handed_over(TABLET, request.session.get(_KEPT)).administration
        instrument = queries.instrument_of(TABLET, given)
    except NotVisible:  # its hour is over, or the file of the measure is gone
        return None
    wording = queries.wording_in_use(TABLET, instrument, given.language)
    if given.standing != "open" or wording is None:
        return None
    language = "fr-ca" if given.language.startswith("fr") else "en-ca"
    activate(language)
    answers = queries.answers_of(TABLET, given)
    return {
        "given": given,
        "instrument": instrument,
        "wording": wording,
        "answers": answers,
        "language": language,
    }


def _next(page: dict[str, Any], asked: Any, given: str) -> HttpResponse:
    answers = {**page["answers"], asked.id: given}
    number = asking.after(page["instrument"], answers, asked.number)
    if number is None:
        return redirect("measures:tablet_end")
    return redirect("measures:tablet_question", number)
