"""A client's measures as FHIR, handed to somebody she knows of; and a measure's structure for other systems."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.clock import now
from beside.foundation.errors import NotVisible
from beside.foundation.together import together
from beside.people.queries import open_client
from beside_instruments import InvalidInstrument, UnknownInstrument, load
from beside_instruments.fhir import questionnaire
from beside_instruments.redcap import data_dictionary
from beside_instruments.xlsform import workbook

from .. import actions, queries
from ..forms.exchange import HandOverForm
from ..presenters.fhir import bundle, can_go_out

_FHIR = "application/fhir+json"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@policy("measures.read", relation="client")
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answers and scores, never wording; to whom and why is written down first."""
    actor = request.actor
    found = open_client(actor, pk)
    record_view(actor, [found], what="measures.export_page")
    form = HandOverForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        given = can_go_out(queries.given_with_answers(actor, found))
        actions.hand_over(found, number=len(given), by=actor, **form.cleaned_data)
        return _file(json.dumps(bundle(found, given, now()), indent=2), _FHIR, "measures.json")
    may, given, before = together(
        queries.may_hand_over.asked(actor, found),
        queries.given_with_answers.asked(actor, found),
        queries.handovers_of.asked(actor, found),
    )
    page = {"client": found, "form": form, "may": may, "given": can_go_out(given), "before": before}
    return render(request, "measures/export.html", page, status=422 if form.errors else 200)


@policy("", relation="own")
def structure(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """A measure's structure for another system: FHIR, REDCap or XLSForm, never official wording."""
    queries.demand_look_after(request.actor)
    try:
        found = load(key)
    except (UnknownInstrument, InvalidInstrument) as unknown:
        raise NotVisible from unknown
    if form == "redcap":
        return _file(data_dictionary(found), "text/csv; charset=utf-8", f"{key}.csv")
    if form == "xlsform":
        return _file(workbook(found), _SHEET, f"{key}.xlsx")
    if form == "fhir":
        return _file(json.dumps(questionnaire(found), indent=2, ensure_ascii=False), _FHIR, f"{key}.json")
    raise NotVisible


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
