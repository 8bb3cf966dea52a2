"""Whether the caregiver of a child living elsewhere agreed to be asked."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import NotVisible, Refusal
from beside.foundation.once import once
from beside.people.queries import open_of_kind
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import AgreementForm


@policy("measures.write", relation="client")
def caregiver(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who agreed, how and since when; a new yes takes the place of the one before."""
    actor = request.actor
    child = open_of_kind(actor, pk, "child")
    form = AgreementForm(request.POST or None, actor=actor)
    record_view(actor, [child], what="measures.caregiver")
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            actions.agree_caregiver(child, by=actor, **form.cleaned_data)
            return reverse("measures:client", args=[pk])

        try:
            return redirect(once(actor, form.once_key, save))
        except Refusal as refusal:
            form.refuse(refusal.because if refusal.because in form.fields else None, _(refusal.message))
    page = {
        "client": child,
        "form": form,
        "agreed": queries.agreement_of(actor, child),
        "apart": queries.lives_apart(actor, child),
    }
    return render(request, "measures/caregiver.html", page)


@policy("measures.write", relation="client")
@require_POST
def caregiver_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The caregiver took it back. Nothing else changes."""
    child = open_of_kind(request.actor, pk, "child")
    agreed = queries.agreement_of(request.actor, child)
    if agreed is None:
        raise NotVisible
    actions.take_back_agreement(agreed, by=request.actor)
    notify(request, _("The caregiver is not asked from today. Nothing else changes."))
    return redirect("measures:caregiver", pk)
