"""A form that was filled elsewhere, brought in to the client the worker chose: looked at first, then kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.clock import today
from beside.foundation.drafts import discard_draft, load_draft, save_draft
from beside.foundation.errors import Refusal
from beside.foundation.once import once
from beside.people.models import Client
from beside.people.queries import open_client
from beside.ui.notices import notify
from beside_instruments.fhir import BadIncoming
from beside_instruments.incoming import incoming_text

from .. import actions, queries
from ..forms import BeginForm
from ..forms.exchange import FilledForm
from ..presenters import answered, giving, sheet

KEPT = "measures.answers"


@policy("measures.write", relation="client")
def bring_answers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a FHIR QuestionnaireResponse for this client; nothing is kept until it was looked at."""
    actor = request.actor
    found = open_client(actor, pk)
    record_view(actor, [found], what="measures.bring_answers")
    form = FilledForm(
        request.POST or None, request.FILES or None, actor=actor, measures=giving.measures_for(found.kind)
    )
    if request.method == "POST" and form.is_valid():
        try:
            kept = _kept(form.cleaned_data)
            _understood(actor, found, kept)
        except BadIncoming as bad:
            form.refuse("file", str(bad))
        else:
            save_draft(actor, KEPT, str(found.pk), kept)
            return redirect("measures:answers_look", found.pk)
    page = {"client": found, "form": form}
    return render(request, "measures/bring_answers.html", page, status=422 if form.errors else 200)


@policy("measures.write", relation="client")
def answers_look(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whose it will be, what was answered, which totals came along; then it is kept."""
    actor = request.actor
    found = open_client(actor, pk)
    kept = load_draft(actor, KEPT, str(found.pk))
    if kept is None:
        return redirect("measures:bring_answers", found.pk)
    if "_second" in request.POST:
        return _put_away(request, found)
    record_view(actor, [found], what="measures.answers_look")
    understood = _understood(actor, found, kept)
    form = _begin_form(request, understood)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(once(actor, form.once_key, lambda: _save(actor, found, understood, form)))
        except Refusal as refusal:
            form.refuse("on" if refusal.because == "on" else None, giving.refused(refusal))
    page = {"client": found, "form": form, **_shown(actor, found, understood)}
    return render(request, "measures/answers_look.html", page, status=422 if form.errors else 200)


def _put_away(request: HttpRequest, client: Client) -> HttpResponse:
    discard_draft(request.actor, KEPT, str(client.pk))
    notify(request, _("It was put away. Nothing of it is kept."))
    return redirect("measures:client", client.pk)


def _save(actor: Any, client: Client, understood: queries.Answered, form: Any) -> str:
    filled = actions.FilledElsewhere(
        given=answered.given(understood, form.cleaned_data),
        responses=understood.responses,
        totals=understood.totals,
        came_from=understood.head.questionnaire or _("a form that names no address"),
    )
    made = actions.bring_answers(queries.program_for(actor, client), client, filled, by=actor)
    discard_draft(actor, KEPT, str(client.pk))
    return reverse("measures:result", args=[made.pk])


def _kept(data: dict[str, Any]) -> dict[str, list[str]]:
    form = data["form"].read() if data["form"] else b""
    return {
        "text": [incoming_text(data["file"].read(), "The response")],
        "form": [incoming_text(form, "The questionnaire")],
        "measure": [data["measure"]],
    }


def _understood(actor: Any, client: Client, kept: dict[str, list[str]]) -> queries.Answered:
    response, form = (kept[name][0].encode() for name in ("text", "form"))
    return queries.understood(actor, client, queries.Sent(response, form, kept["measure"][0]))


def _begin_form(request: HttpRequest, found: queries.Answered) -> BeginForm:
    language = found.head.language or (get_language() or "en")[:2]
    first = {"on": found.head.authored or today(), "language": language if language in ("en", "fr") else "en"}
    return BeginForm(
        request.POST or None,
        actor=request.actor,
        instrument=found.instrument,
        rated=[],
        languages=queries.languages_for(request.actor, found.instrument),
        initial=first,
    )


def _shown(actor: Any, client: Client, found: queries.Answered) -> dict[str, Any]:
    language = get_language() or "en"
    wording = queries.wording_in_use(actor, found.instrument, found.head.language or language)
    same_day = queries.of_the_same_day(actor, client, found.instrument.key, found.head.authored)
    return {
        "found": found,
        "instrument": found.instrument,
        "lines": sheet.lines(found.instrument, found.responses, language, wording),
        "totals": answered.totals(found, language),
        "same_day": same_day,
    }
