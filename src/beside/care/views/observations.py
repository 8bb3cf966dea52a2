"""What is seen between two people, over time."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.people.models import Client
from beside.people.queries import cleared_labels, may_do, open_of_kind
from beside.ui.notices import notify

from .. import actions, queries
from ..forms.childhood import AmendObservationForm, ObservationForm
from ..presenters.childhood import seen_lines, told_of
from .saving import one_form


@policy("notes.read", relation="client")
def observations(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """What was seen between the two, newest first."""
    actor = request.actor
    dyad = open_of_kind(actor, client_id, Client.DYAD)
    lines = seen_lines(queries.observations_of(actor, dyad), dyad, queries.who_mends(actor, dyad))
    record_view(actor, [dyad], what="care.observations")
    page = {"client": dyad, "lines": lines, "may_write": may_do(actor, dyad, "clients.write")}
    return render(request, "care/observations.html", page)


@policy("clients.write", relation="client")
def observation_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write down what was seen between them."""
    actor = request.actor
    dyad = open_of_kind(actor, client_id, Client.DYAD)
    back = reverse("care:observations", args=[dyad.pk])
    cleared = cleared_labels(actor, dyad)
    form = ObservationForm(request.POST or None, actor=actor, draft_subject=str(client_id), cleared=cleared)

    def save() -> str:
        row = actions.write_observation(dyad, form.seen(), by=actor)
        notify(request, _("Saved."), undo_url=reverse("care:observation_remove", args=[row.pk]))
        return back

    return one_form(request, dyad, form, save, template="care/observation_form.html", back=back)


@policy("clients.write", relation="client")
def observation_amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add to it or correct it; what stood before is kept."""
    actor = request.actor
    row = queries.observation_to_mend(actor, pk)
    back = reverse("care:observations", args=[row.subject_id])
    cleared = cleared_labels(actor, row.subject)
    form = AmendObservationForm(
        request.POST or None,
        actor=actor,
        draft_subject=str(pk),
        cleared=cleared,
        initial=told_of(row),
    )

    def save() -> str:
        newer = actions.amend_observation(row, form.seen(), reason=form.reason(), by=actor)
        notify(request, _("Saved."), undo_url=reverse("care:observation_remove", args=[newer.pk]))
        return back

    away = reverse("care:observation_remove", args=[pk])
    page = {"template": "care/observation_form.html", "back": back, "take_back": away}
    return one_form(request, row.subject, form, save, **page)


@policy("clients.write", relation="client")
@require_POST
def observation_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what was written by mistake."""
    row = queries.observation(request.actor, pk)
    actions.take_back(row, by=request.actor)
    notify(request, _("Taken back."))
    return redirect("care:observations", row.subject_id)
