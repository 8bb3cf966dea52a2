"""The page a worker's day begins with, and the small taps on it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.care import actions as care_actions
from beside.care import queries as care
from beside.foundation.access import policy
from beside.foundation.actor import Actor
from beside.foundation.audit import record_view
from beside.foundation.clock import today
from beside.ui.notices import notify

from .. import queries


@policy("", relation="own")
def today_page(request: HttpRequest) -> HttpResponse:
    """Who, when, where, what is due."""
    actor = request.actor
    day = queries.today_of(actor, today())
    shown = [client for line in day.visits for client in line.clients] + [n.client for n in day.nudges]
    shown += [row.client for row in day.measures_due] + [prompt.subject for prompt in day.prompts]
    record_view(actor, {client.pk: client for client in shown}.values(), what="desk.today")
    if not actor.can("appointments.write"):
        page = {"today": day, "ways": _ways(actor), "reads_trail": actor.can("audit.read")}
        return render(request, "desk/elsewhere.html", page)
    return render(request, "desk/today.html", {"today": day})


def _ways(actor: Actor) -> list[tuple[str, str]]:
    """Where the day of somebody who walks with no family begins: (words, address) of what she may do."""
    known = (
        ("clients.find", _("Families and who walks with them"), "desk:families"),
        ("clients.find", _("Who waits for a place"), "care:waiting"),
        ("circle.manage", _("How many families each colleague walks with"), "care:caseload"),
        ("reports.see", _("A year of the program in numbers"), "desk:numbers"),
        ("reports.see", _("What women say of us"), "measures:voices"),
        ("staff.manage", _("Colleagues and their roles"), "accounts:staff_list"),
        ("staff.manage", _("Programs and sites"), "accounts:place_list"),
    )
    return [(words, reverse(name)) for capability, words, name in known if actor.can(capability)]


@policy("notes.countersign", relation="program")
@require_POST
def countersign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Countersign in one tap."""
    note = care.note_of(request.actor, pk)
    care_actions.countersign(note, by=request.actor)
    notify(request, _("Countersigned."))
    return redirect("desk:today")
