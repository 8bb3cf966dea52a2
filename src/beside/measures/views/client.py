"""A client's measures: what is due, what was given, and how it went over time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import NotVisible, Refusal
from beside.foundation.once import once
from beside.people.queries import family_of, open_client, open_of_kind
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import BeganForm, FindMeasureForm, PairForm
from ..presenters import choosing, client_page


@policy("measures.read", relation="client")
def client(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Charts with a table beside each; what is due; what was put aside."""
    actor = request.actor
    found = open_client(actor, pk)
    record_view(actor, [found], what="measures.client_page")
    facts = queries.measures_page(actor, found)
    page = client_page.page(found, facts.given, facts.happened, facts.due, get_language() or "en")
    page |= {
        "client": found,
        "family": [m.client for m in facts.family.members if m.opens],
        "may_write": bool(facts.may_write_in) or actor.is_system,
        "may_export": actor.can("measures.hand_over"),
        "pause": facts.pause,
        "pairs": facts.pairs,
        "shows_pair": facts.shows_pair,
    }
    return render(request, "measures/client.html", page)


@policy("measures.write", relation="client")
def choose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose a measure, by a word of its name or of what it is about."""
    actor = request.actor
    found = open_client(actor, pk)
    form = FindMeasureForm(request.GET or None)
    labels = queries.labels_she_gives(actor, found)
    listed = choosing.offered(
        found.kind,
        labels,
        request.GET.get("q", ""),
        get_language() or "en",
        queries.instruments_with_wording(actor),
    )
    record_view(actor, [found], what="measures.choose")
    family = [m.client for m in family_of(actor, found).members if m.opens]
    return render(
        request, "measures/choose.html", {"client": found, "family": family, "groups": listed, "form": form}
    )


@policy("measures.write", relation="client")
@require_POST
def pause(request: HttpRequest, pk: UUID) -> HttpResponse:
    """She would rather not be asked for a while, or is glad to be asked again. No reason is kept."""
    actor = request.actor
    found = open_client(actor, pk)
    going = queries.pause_of(actor, found)
    if going is None:
        actions.pause(found, by=actor)
        notify(request, _("Nothing is due until she says so. Her place and her visits stay as they are."))
    else:
        actions.end_pause(going, by=actor)
        notify(request, _("Measures are offered again."))
    return redirect("measures:client", pk)


@policy("measures.write", relation="client")
def pair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is hard and what protects, side by side, in the team's formulation of a child or of the two."""
    actor = request.actor
    found = open_client(actor, pk)
    if found.is_mother or not queries.may_read_pairs(actor, found):
        raise NotVisible
    form = PairForm(request.POST or None, actor=actor)
    record_view(actor, [found], what="measures.pair_form")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if not data["protects"]:
            form.refuse(
                "protects", _("Name at least one thing that protects. The two lists belong together.")
            )
        else:

            def save() -> str:
                actions.write_pair(found, by=actor, **data)
                return f"/desk/family/{pk}/measures/#pair"

            return redirect(once(actor, form.once_key, save))
    return render(request, "measures/pair.html", {"client": found, "form": form})


@policy("measures.write", relation="client")
def began(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What she began, for schedules that count from the start or the end of it."""
    actor = request.actor
    found = open_of_kind(actor, pk, "mother")
    form = BeganForm(request.POST or None, actor=actor)
    record_view(actor, [found], what="measures.began_form")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        going = next((one for one in queries.interventions_of(actor, found) if _goes_on(one, data)), None)

        def save() -> str:
            if data["what"] == "end" and going is not None:
                actions.end_intervention(going, on=data["on"], by=actor)
            else:
                actions.begin_intervention(found, data["name"], on=data["on"], by=actor)
            return request.path

        try:
            return redirect(once(actor, form.once_key, save))
        except Refusal as refusal:
            form.refuse("on", _(refusal.message))
    page = {"client": found, "form": form, "begun": queries.interventions_of(actor, found)}
    return render(request, "measures/began.html", page)


def _goes_on(one: Any, data: dict[str, Any]) -> bool:
    return one.name == data["name"] and one.to_date is None
