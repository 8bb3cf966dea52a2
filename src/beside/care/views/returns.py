"""A return to use, told to learn from, and what was around it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.foundation.labels import Label
from beside.foundation.together import together
from beside.people.models import Client
from beside.people.queries import cleared_labels, may_do
from beside.ui.notices import notify

from .. import actions, queries
from ..forms.returns import AroundForm, ReturnForm
from ..presenters.around import in_words
from .her_page import her_page, story_address, story_form


@her_page(Label.SUBSTANCE_USE)
def returns(request: HttpRequest, client: Client) -> HttpResponse:
    """What was told, newest first; nothing is counted."""
    page = {
        "client": client,
        "entries": queries.returns_of(request.actor, client),
        "may_write": may_do(request.actor, client, "clients.write"),
    }
    return render(request, "care/returns.html", page)


@her_page(Label.SUBSTANCE_USE, capability="clients.write")
def return_add(request: HttpRequest, client: Client) -> HttpResponse:
    """Write down what she tells."""
    form = ReturnForm(request.POST or None, actor=request.actor, draft_subject=str(client.pk))
    page = {
        "heading": _("A return to use"),
        "intro": _("Something to learn from together. Her place, her visits, her group and the people who walk with her stay as they are."),
    }  # fmt: skip

    def save() -> Any:
        return actions.record_return(client, form.told(), by=request.actor)

    return story_form(request, client, form, save, page=page, back=story_address(client, "returns"))


@her_page(Label.SUBSTANCE_USE)
def return_around(request: HttpRequest, client: Client, pk: UUID) -> HttpResponse:
    """What was around it: what came before, what came after, what they are not sure of."""
    entry = queries.return_of(request.actor, client, pk)
    page = {
        "client": client,
        "entry": entry,
        "around": queries.around_of(request.actor, entry),
        "may_write": may_do(request.actor, client, "clients.write"),
    }
    return render(request, "care/return_around.html", page)


@her_page(Label.SUBSTANCE_USE, capability="clients.write")
def around_add(request: HttpRequest, client: Client, pk: UUID) -> HttpResponse:
    """Join something to it, she and her worker together."""
    entry = queries.return_of(request.actor, client, pk)
    links, found = together(
        queries.around_of.asked(request.actor, entry), queries.nearby.asked(request.actor, client, entry)
    )
    near = [one for one in found if one.of_id not in {link.of_id for link in links}]
    form = AroundForm(
        request.POST or None,
        actor=request.actor,
        draft_subject=str(entry.pk),
        nearby=[(one, in_words(one)) for one in near],
        labels=cleared_labels(request.actor, client),
    )
    page = {
        "heading": _("What was around it"),
        "intro": _("Choose it together. That something came before does not say that it was the reason."),
    }

    def save() -> Any:
        return actions.join_around(entry, form.told(), by=request.actor)

    back = story_address(client, "return_around", entry.pk)
    return story_form(request, client, form, save, page=page, back=back)


@her_page(Label.SUBSTANCE_USE, capability="clients.write")
def around_part(request: HttpRequest, client: Client, pk: UUID, link: UUID) -> HttpResponse:
    """It does not belong there after all."""
    entry = queries.return_of(request.actor, client, pk)
    found = next((row for row in queries.around_of(request.actor, entry) if row.pk == link), None)
    if request.method == "POST" and found is not None:
        actions.part_around(found, by=request.actor)
        notify(request, _("Taken away. It stays on her timeline."))
    return redirect(story_address(client, "return_around", entry.pk))
