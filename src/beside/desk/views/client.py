"""The page that puts a family together: the three side by side, what took place, what is next."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beside.care import queries as care
from beside.care.catalogue import material_choices
from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.people.queries import open_client, panel

from ..presenters.timeline import timeline_lines
from .timeline_filters import TimelineFilters


@policy("clients.open", relation="client")
def client(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One client among the three, opened on people, hopes and what took place lately."""
    actor = request.actor
    found = open_client(actor, pk)
    people = panel(actor, found)
    shown = [member.client for member in people.family.members if member.opens]
    record_view(actor, [found], what="desk.client_page")
    recent = care.timeline(actor, [found], size=6)
    page = {
        "client": found,
        "panel": people,
        "recent": timeline_lines(recent, shown),
        "next_visits": care.next_visits(actor, found),
        "material": material_choices()[:6],
    }
    return render(request, "desk/client.html", page)


@policy("clients.open", relation="client")
def timeline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that took place, filtered and searched, for one client or the three together."""
    actor = request.actor
    found = open_client(actor, pk)
    people = panel(actor, found)
    together = [member.client for member in people.family.members if member.opens]
    form = TimelineFilters(request.GET or None)
    about = together if form.value("who") == "all" else [found]
    record_view(actor, about, what="desk.timeline")
    if form.value("q"):
        result = care.search_timeline(actor, about, form.value("q"))
    else:
        result = care.timeline(actor, about, wanted=form.wanted(), cursor=request.GET.get("after"))
    older = request.GET.copy()
    older["after"] = result.next_cursor or ""
    page = {
        "client": found,
        "form": form,
        "lines": timeline_lines(result, together),
        "older": f"?{older.urlencode()}" if result.next_cursor else "",
    }
    return render(request, "desk/timeline.html", page)
