"""The way in to her story and her safety; talks about safety; what she has lived through."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from beside.foundation.content import label
from beside.foundation.errors import NotVisible
from beside.foundation.labels import Label
from beside.people.models import Client
from beside.people.queries import cleared_labels, may_do

from .. import actions, queries
from ..forms.her_story import LivedForm, SafetyTalkForm, lived_times
from ..story_words import READERS
from .her_page import her_page, story_address, story_form


@her_page()
def story(request: HttpRequest, client: Client) -> HttpResponse:
    """What there is to open. Nothing of it stands on this page."""
    labels = cleared_labels(request.actor, client)
    page = {
        "client": client,
        "may_open_lived": bool(labels & {Label.COUNSELLING_NOTE, Label.VIOLENCE}),
        "has_pathway": bool(queries.pathways_of(request.actor, client)),
        "may_open_returns": Label.SUBSTANCE_USE in labels,
    }
    return render(request, "care/story.html", page)


@her_page(*READERS)
def safety_talks(request: HttpRequest, client: Client) -> HttpResponse:
    """Every talk about safety: her number and her worker's side by side, with the reasons of each."""
    page = {
        "client": client,
        "talks": queries.safety_talks(request.actor, client),
        "may_write": may_do(request.actor, client, "clients.write"),
    }
    return render(request, "care/safety_talks.html", page)


@her_page(*READERS, capability="clients.write")
def safety_talk_add(request: HttpRequest, client: Client) -> HttpResponse:
    """One more talk; the earlier ones stay."""
    labels = cleared_labels(request.actor, client)
    form = SafetyTalkForm(
        request.POST or None, actor=request.actor, draft_subject=str(client.pk), labels=labels
    )
    page = {
        "heading": _("A talk about safety"),
        "intro": _(
            "How safe is it, for her and for you? Both numbers stand side by side with their reasons. Nothing is worked out from them; every box may stay empty."
        ),
    }
    back = story_address(client, "safety_talks")

    def save() -> Any:
        return actions.record_safety_talk(client, form.told(), by=request.actor)

    return story_form(request, client, form, save, page=page, back=back)


@her_page(Label.COUNSELLING_NOTE, Label.VIOLENCE)
def lived(request: HttpRequest, client: Client) -> HttpResponse:
    """What she has lived through, before and now apart: only what the reader is cleared for."""
    told = queries.lived_through(request.actor, client)
    times = [
        (time["key"], label(time, "title"), [_item(item, told.get((time["key"], item["key"]))) for item in time["items"]])
        for time in lived_times(cleared_labels(request.actor, client))
    ]  # fmt: skip
    may_write = may_do(request.actor, client, "clients.write")
    return render(request, "care/lived.html", {"client": client, "times": times, "may_write": may_write})


@her_page(Label.COUNSELLING_NOTE, Label.VIOLENCE, capability="clients.write")
def lived_tell(request: HttpRequest, client: Client, time: str) -> HttpResponse:
    """Write what she wants written; each item may be left."""
    times = {one["key"]: one for one in lived_times(cleared_labels(request.actor, client))}
    if time not in times:
        raise NotVisible
    told = queries.lived_through(request.actor, client)
    form = LivedForm(
        request.POST or None,
        actor=request.actor,
        draft_subject=f"{client.pk}:{time}",
        time=times[time],
        holds={item: rows[0] for (when, item), rows in told.items() if when == time},
    )
    page = {
        "heading": _("What she has lived through: %(time)s") % {"time": label(times[time], "title")},
        "intro": _("Nothing here needs an answer, and nobody asks it as a list. Write only what she wants written, in her words."),
    }  # fmt: skip

    def save() -> Any:
        return actions.tell_lived(client, time, form.told(), by=request.actor)

    back = story_address(client, "lived")
    return story_form(request, client, form, save, page=page, back=back, template="care/lived_form.html")


def _item(item: dict[str, Any], rows: list[Any] | None) -> dict[str, Any]:
    now, *earlier = rows or [None]
    return {"asked": label(item, "ask"), "now": now, "earlier": [row for row in earlier if row.words]}
