"""One box that finds people; Enter opens the first hit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from beside.foundation.access import policy
from beside.people.queries import search

MOST = 12


@policy("clients.find", relation="program")
def find(request: HttpRequest) -> HttpResponse:
    """Hits by any name or phone number; with ``open=1`` the first one opens at once.

    A colleague who may find people but opens no record is shown names and key workers, and no links.
    """
    actor = request.actor
    text = request.GET.get("q", "").strip()[:200]
    hits = search(actor, text, limit=MOST) if text else []
    may_open = actor.can("clients.open")
    if hits and may_open and request.GET.get("open"):
        return redirect("desk:client", hits[0].client.pk)
    template = "desk/find.html#hits" if request.htmx else "desk/find.html"
    page = {"hits": hits, "text": text, "may_open": may_open, "may_add": actor.can("clients.write")}
    return render(request, template, page)
