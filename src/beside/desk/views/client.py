"""The page that puts a family together: the three side by side, what took place, what is next."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beside.care import queries as care
from beside.care.catalogue import material_choices
from beside.care.queries import TimelinePage
from beside.foundation.access import policy
from beside.foundation.actor import Actor
from beside.foundation.audit import record_view
from beside.people.models import Client
from beside.people.queries import family_of, open_client
from beside.people.rules.enrolment import State
from beside.people.rules.stories import StoryKind

from .. import queries
from ..presenters.around import Aside, in_order, step_lines, talk_lines
from ..presenters.timeline import Line, timeline_lines
from .timeline_filters import TimelineFilters

PAGE, ON_PAPER = 25, 500


@policy("clients.open", relation="client")
def client(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One client among the three, opened on people, hopes and what took place lately."""
    actor = request.actor
    found = open_client(actor, pk)
    record_view(actor, [found], what="desk.client_page")
    facts = queries.client_page(actor, found)
    people = facts.panel
    shown = [member.client for member in people.family.members if member.opens]
    page = {
        "client": found,
        "panel": people,
        "recent": _lines(facts.recent, shown, facts.beside, actor)[:8],
        "next_visits": facts.next_visits,
        "what_works": next(iter(people.stories.get(StoryKind.WHAT_WORKS, [])), None),
        "hopes": next(iter(people.stories.get(StoryKind.HOPES, [])), None),
        "waits": facts.waits,
        "may_wait": found.is_mother and all(place.state == State.OUTREACH for place in people.standings),
        "may": {
            "note": actor.can("notes.write"),
            "book": actor.can("appointments.write"),
            "write": actor.can("clients.write"),
            "notes": actor.can("notes.read"),
            "experiences": actor.can("experiences.read"),
        },
        "material": material_choices()[:6],
        "may_measure": actor.can("measures.read"),
    }
    return render(request, "desk/client.html", page)


@policy("clients.open", relation="client")
def timeline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that took place, filtered and searched, for one client or the three together."""
    actor = request.actor
    found = open_client(actor, pk)
    together = [member.client for member in family_of(actor, found).members if member.opens]
    form = TimelineFilters(request.GET or None)
    about = together if form.value("who") == "all" else [found]
    record_view(actor, about, what="desk.timeline")
    result = _found(request, form, about)
    page = {
        "client": found,
        "form": form,
        "lines": _lines(result, together, _beside(request, form, found, about, result), actor),
        "older": _older(request, result.next_cursor),
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/timeline.html", page)


def _found(request: HttpRequest, form: TimelineFilters, about: list[Client]) -> TimelinePage:
    after = request.GET.get("after", "")
    cursor = after if _day_before(after) else None
    size = ON_PAPER if request.GET.get("all") else PAGE
    return care.search_timeline(
        request.actor, about, form.value("q"), wanted=form.wanted(), cursor=cursor, size=size
    )


def _beside(
    request: HttpRequest, form: TimelineFilters, found: Client, about: list[Client], result: TimelinePage
) -> queries.Around:
    """What stands between the contacts: all of it, only talks with the words searched for, or nothing."""
    if form.value("kind") or form.value("service"):
        return queries.Around([], [])
    before = _day_before(request.GET.get("after", ""))
    return queries.around(request.actor, found, about, result, before, words=form.value("q"))


def _lines(
    result: TimelinePage, known: list[Client], beside: queries.Around, actor: Actor
) -> list[Line | Aside]:
    asides = [*talk_lines(beside.talks), *step_lines(beside.steps)]
    return in_order(timeline_lines(result, known, actor), asides)


def _older(request: HttpRequest, cursor: str | None) -> str:
    if cursor is None:
        return ""
    query = request.GET.copy()
    query["after"] = cursor
    return f"?{query.urlencode()}"


def _day_before(cursor: str) -> dt.date | None:
    """The day where the page before ended; an address somebody changed begins at the top."""
    day, _, last = cursor.partition("_")
    try:
        UUID(last)
        return dt.date.fromisoformat(day)
    except ValueError:
        return None
