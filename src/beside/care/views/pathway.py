"""The perinatal pathway: what may be offered around a birth, all of it optional."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.foundation.clock import today
from beside.foundation.content import label
from beside.foundation.errors import NotVisible
from beside.people.models import Client
from beside.people.queries import may_do
from beside.ui.notices import notify

from .. import actions, catalogue, queries
from ..rules.pathway import PathAnswer
from .her_page import her_page, story_address


@her_page()
def pathway(request: HttpRequest, client: Client) -> HttpResponse:
    """The times of each pathway that goes on, the present one open; nothing after a loss."""
    paths = [(one, _times(one)) for one in queries.pathways_of(request.actor, client)]
    may_write = may_do(request.actor, client, "clients.write")
    return render(request, "care/pathway.html", {"client": client, "paths": paths, "may_write": may_write})


@her_page(capability="clients.write")
def pathway_mark(request: HttpRequest, client: Client, about: UUID, time: str, item: str) -> HttpResponse:
    """Talked about, not for now, or neither."""
    answer = request.POST.get("answer", "")
    if answer and answer not in set(PathAnswer):
        raise NotVisible
    if request.method == "POST":
        actions.mark_pathway(client, about, time, item, answer=answer, by=request.actor)
        notify(request, _("Saved."))
    return redirect(f"{story_address(client, 'pathway')}#{time}")


def _times(one: queries.Pathway) -> list[dict[str, Any]]:
    dated = {time.key: time for time in one.times}
    return [
        {
            "key": entry["key"],
            "title": label(entry),
            "rhythm": label(entry, "rhythm"),
            "time": dated[entry["key"]],
            "is_now": dated[entry["key"]].holds(today()),
            "supports": [_support(one, entry["key"], support) for support in entry["supports"]],
        }
        for entry in catalogue.pathway_times()
    ]


def _support(one: queries.Pathway, time: str, support: dict[str, Any]) -> dict[str, Any]:
    return {"key": support["key"], "words": label(support), "mark": one.marks.get((time, support["key"]))}
