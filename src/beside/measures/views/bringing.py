"""A questionnaire from elsewhere: sent, looked at, and then kept or put away."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.drafts import discard_draft, load_draft, save_draft
from beside.foundation.errors import Refusal
from beside.ui.notices import notify
from beside_instruments.fhir import BadIncoming, draft_of, read_questionnaire
from beside_instruments.incoming import incoming_text

from .. import actions, queries
from ..forms.exchange import NewMeasureForm, QuestionnaireForm
from ..presenters import foreign as look
from ..rules.exchange import short_name

KEPT = "measures.bring"


@policy("", relation="own")
def bring(request: HttpRequest) -> HttpResponse:
    """Send a FHIR Questionnaire; nothing of it counts until it was looked at."""
    actor = request.actor
    queries.demand_look_after(actor)
    form = QuestionnaireForm(request.POST or None, request.FILES or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            draft_of(read_questionnaire(data), "looked_at")
        except BadIncoming as bad:
            form.refuse("file", str(bad))
        else:
            save_draft(actor, KEPT, "", {"text": [incoming_text(data)], "filename": [file.name]})
            return redirect("measures:bring_look")
    page = {"form": form, "brought": queries.forms_brought_in(actor)}
    return render(request, "measures/bring.html", page, status=422 if form.errors else 200)


@policy("", relation="own")
def bring_look(request: HttpRequest) -> HttpResponse:
    """What was understood; who approves it and under which licence; then it is a measure of this house."""
    actor = request.actor
    queries.demand_look_after(actor)
    kept = load_draft(actor, KEPT)
    if kept is None:
        return redirect("measures:bring")
    foreign = read_questionnaire(kept["text"][0].encode())
    draft = draft_of(foreign, "looked_at")
    form = NewMeasureForm(request.POST or None, actor=actor, initial=_suggested(request, foreign, draft))
    if request.method == "POST" and form.is_valid():
        new = actions.NewForm(
            source=kept["text"][0].encode(), filename=kept["filename"][0], **form.cleaned_data
        )
        try:
            made = actions.bring_form(new, by=actor)
        except (BadIncoming, Refusal) as refusal:
            form.refuse("key" if getattr(refusal, "because", "") == "key" else None, str(refusal))
        else:
            discard_draft(actor, KEPT)
            notify(
                request, _("It is a measure of this installation now. Its scoring key waits for a person.")
            )
            return redirect("measures:instrument", made.instrument)
    page = {"form": form, "filename": kept["filename"][0], "foreign": foreign, "draft": draft}
    page |= {"lines": look.lines(foreign, draft), "calculations": look.calculations(foreign)}
    page |= {"known": look.known_here(foreign)}
    return render(request, "measures/bring_look.html", page, status=422 if form.errors else 200)


@policy("", relation="own")
@require_POST
def bring_forget(request: HttpRequest) -> HttpResponse:
    """Put it away: nothing of it is kept."""
    queries.demand_look_after(request.actor)
    discard_draft(request.actor, KEPT)
    notify(request, _("It was put away. Nothing of it is kept."))
    return redirect("measures:library")


def _suggested(request: HttpRequest, foreign: Any, draft: Any) -> dict[str, Any]:
    before = queries.form_at(request.actor, foreign.url)
    language = (foreign.language or get_language() or "en")[:2]
    return {
        "name": foreign.title,
        "key": before.instrument if before else short_name(foreign.title or foreign.url.rsplit("/", 1)[-1]),
        "target": "mother",
        "language": language if language in ("en", "fr") else "en",
        "add_up": draft.adds_up,
    }
