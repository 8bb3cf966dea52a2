"""A daycare place on its way: applied, offered, started, and what would help."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import Conflict
from beside.people.models import Client
from beside.people.queries import may_do, open_of_kind
from beside.ui.notices import notify

from .. import actions, queries
from ..forms.childhood import DaycareForm
from ..models import DaycarePlace
from ..presenters.childhood import daycare_steps
from .saving import one_form

_FIELDS = ("place", "applied_on", "offered_on", "started_on", "would_help")


@policy("clients.open", relation="client")
def daycare(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Every place that was asked for."""
    actor = request.actor
    child = open_of_kind(actor, client_id, Client.CHILD)
    places = [(row, daycare_steps(row)) for row in queries.daycare_places_of(actor, child)]
    record_view(actor, [child], what="care.daycare")
    page = {"client": child, "places": places, "may_write": may_do(actor, child, "clients.write")}
    return render(request, "care/daycare.html", page)


@policy("clients.write", relation="client")
def daycare_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """One more place."""
    child = open_of_kind(request.actor, client_id, Client.CHILD)
    form = DaycareForm(request.POST or None, actor=request.actor, draft_subject=str(client_id))

    def save() -> str:
        actions.add_daycare_place(child, form.daycare_place(), by=request.actor)
        return _saved(request, child.pk)

    return _page(request, child, form, save)


@policy("clients.write", relation="client")
def daycare_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The next step of one place."""
    row = queries.daycare_place(request.actor, pk)
    form = DaycareForm(
        request.POST or None,
        actor=request.actor,
        draft_subject=str(pk),
        initial={name: getattr(row, name) for name in _FIELDS},
    )
    seen = int(request.POST.get("seen") or row.version)

    def save() -> str:
        actions.change_daycare_place(row, form.daycare_place(), version=seen, by=request.actor)
        return _saved(request, row.subject_id)

    try:
        return _page(request, row.subject, form, save, seen=row.version)
    except Conflict as clash:
        return _page(request, row.subject, form, None, seen=clash.theirs.version, theirs=clash.theirs)


def _page(
    request: HttpRequest,
    child: Client,
    form: DaycareForm,
    save: Any,
    *,
    seen: int = 0,
    theirs: DaycarePlace | None = None,
) -> HttpResponse:
    page = {"back": reverse("care:daycare", args=[child.pk]), "seen": seen}
    if theirs is None:
        return one_form(request, child, form, save, template="care/daycare_form.html", **page)
    page |= {"form": form, "client": child, "theirs": theirs, "steps_saved": daycare_steps(theirs)}
    return render(request, "care/daycare_form.html", page, status=409)


def _saved(request: HttpRequest, child_id: UUID) -> str:
    notify(request, _("Saved."))
    return reverse("care:daycare", args=[child_id])
