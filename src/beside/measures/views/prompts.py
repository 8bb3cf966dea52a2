"""Who talks with her today, and that it was done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.errors import Refusal
from beside.ui.notices import notify

from .. import actions, queries


@policy("measures.write", relation="client")
@require_POST
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    """I will talk with her today."""
    found = queries.prompt(request.actor, pk)
    try:
        actions.take_prompt(found, by=request.actor)
        notify(request, _("Thank you. It stays on Today until you have talked with her."))
    except Refusal as refusal:
        notify(request, _(refusal.message))
    return _back(request, found.administration_id)


@policy("measures.write", relation="client")
@require_POST
def done(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody talked with her."""
    found = queries.prompt(request.actor, pk)
    try:
        actions.settle_prompt(found, said=request.POST.get("said", ""), by=request.actor)
        notify(request, _("Written down: you talked with her."))
    except Refusal as refusal:
        notify(request, _(refusal.message))
    return _back(request, found.administration_id)


def _back(request: HttpRequest, administration_id: UUID) -> HttpResponse:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return redirect(wanted)
    return redirect("measures:result", administration_id)
