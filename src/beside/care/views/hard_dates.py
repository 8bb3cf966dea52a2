"""Her hard dates, and whether she wants a kind word around them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.foundation.errors import NotVisible
from beside.people.models import Client
from beside.people.queries import cleared_labels, may_do
from beside.ui.notices import notify

from .. import actions, queries
from ..forms.her_story import HardDateForm
from ..rules.her_story import Message
from ..story_words import READERS
from .her_page import her_page, story_address, story_form


@her_page(*READERS)
def hard_dates(request: HttpRequest, client: Client) -> HttpResponse:
    """The days that are hard for her, each with when it comes next."""
    page = {
        "client": client,
        "rows": queries.next_days(request.actor, client),
        "may_write": may_do(request.actor, client, "clients.write"),
    }
    return render(request, "care/hard_dates.html", page)


@her_page(*READERS, capability="clients.write")
def hard_date_add(request: HttpRequest, client: Client) -> HttpResponse:
    """One more."""
    labels = cleared_labels(request.actor, client)
    form = HardDateForm(
        request.POST or None, actor=request.actor, draft_subject=str(client.pk), labels=labels
    )
    page = {
        "heading": _("A hard date"),
        "intro": _("A day she tells you about because it is hard: it is hers, and stays with the people she chooses."),
    }  # fmt: skip

    def save() -> Any:
        return actions.add_hard_date(client, form.told(), by=request.actor)

    return story_form(request, client, form, save, page=page, back=story_address(client, "hard_dates"))


@her_page(*READERS, capability="clients.write")
def hard_date_message(request: HttpRequest, client: Client, pk: UUID) -> HttpResponse:
    """She asks for a kind word, or no longer wants one."""
    found = queries.hard_date_of(request.actor, client, pk)
    wanted = request.POST.get("message", found.message)
    if wanted not in set(Message):
        raise NotVisible
    if request.method == "POST":
        actions.change_message(found, wanted, by=request.actor)
        notify(request, _("Saved."))
    return redirect(story_address(client, "hard_dates"))


@her_page(*READERS, capability="clients.write")
def hard_date_end(request: HttpRequest, client: Client, pk: UUID) -> HttpResponse:
    """It no longer counts."""
    found = queries.hard_date_of(request.actor, client, pk)
    if request.method == "POST":
        actions.end_hard_date(found, by=request.actor)
        notify(request, _("It no longer counts. Nothing will be said around it."))
    return redirect(story_address(client, "hard_dates"))
