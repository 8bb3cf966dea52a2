"""A calendar of days, filled in with her; each day is kept as it is typed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import Refusal
from beside.ui.notices import notify

from .. import actions, queries
from ..presenters import days as shown
from ..rules.day_marks import SPANS, fresh
from ..words import DAY_LETTERS, DAY_SIGNS


@policy("measures.write", relation="client")
def days(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The days of a look back, with her own events to remember by."""
    actor = request.actor
    given = queries.administration(actor, pk)
    if given.standing != "open" or given.instrument != "tlfb":
        return redirect("measures:result", pk)
    sent: dict[str, str] = {}
    errors: dict[str, str] = {}
    if request.method == "POST":
        sent = shown.sent_marks(request.POST)
        try:
            return _kept(request, given, sent)
        except Refusal as refusal:
            errors = {refusal.because: _(refusal.message)}
    record_view(actor, [given.subject], what="measures.days")
    kept = queries.answers_of(actor, given).get("days") or fresh(given.local_date)
    page = {
        "given": given,
        "cells": shown.cells(kept, sent, errors),
        "events": shown.events(kept),
        "length": kept["length"],
        "spans": SPANS,
        "letters": DAY_LETTERS.items(),
        "signs": DAY_SIGNS,
        "problems": [(words, f"d_{day}" if day else "") for day, words in errors.items()],
    }
    return render(request, "measures/days.html", page, status=422 if errors else 200)


@policy("measures.write", relation="client")
@require_POST
def day(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Keep one day at once."""
    given = queries.administration(request.actor, pk)
    mark = {request.POST.get("day", ""): request.POST.get("value", "")}
    try:
        actions.keep_days(given, mark, by=request.actor)
    except Refusal as refusal:
        return JsonResponse({"kept": False, "message": _(refusal.message)}, status=422)
    return JsonResponse({"kept": True})


def _kept(request: HttpRequest, given: Any, sent: dict[str, str]) -> HttpResponse:
    """Keep what was sent; then finish, look further back, or go on later."""
    actor, asked = request.actor, request.POST
    length = int(asked["length"]) if asked.get("length", "").isdigit() else None
    actions.keep_days(given, sent, anchors=shown.sent_events(asked), length=length, by=actor)
    if "length" in asked or "note" in asked:
        return redirect("measures:days", given.pk)
    if "later" in asked:
        notify(request, _("Kept. You can go on at any time, on any device."))
        return redirect("measures:client", given.subject_id)
    actions.finish(given, by=actor)
    return redirect("measures:result", given.pk)
