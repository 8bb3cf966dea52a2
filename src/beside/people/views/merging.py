"""Joining two records of one person, and taking it back; a program's own words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from beside.accounts.queries import programs_for
from beside.foundation.access import policy
from beside.people import actions, queries
from beside.people.forms.life import MergeForm, WordsForm
from beside.people.models import Client
from beside.people.presenters import sentence
from beside.people.rules.refusals import PeopleRefusal
from beside.people.views.opening import client_address, client_page, home_address, pick
from beside.people.views.saving import form_page
from beside.ui.notices import notify


@client_page("mother", "child", capability="clients.merge")
def merge(request: HttpRequest, client: Client) -> HttpResponse:
    """Join another record of the same person into this one."""
    sought = request.GET.get("q", client.display_name)
    hits = _others(request, client, sought)
    others = [(str(hit.client.pk), f"{hit.name} · {hit.key_worker}") for hit in hits]
    form = MergeForm(request.POST or None, actor=request.actor, others=others)

    def save(seen: str) -> str:
        typed = form.cleaned_data
        gone = queries.open_client(request.actor, typed["other"])
        actions.merge_clients(client, gone, reason=typed["reason"], by=request.actor)
        notify(request, _("The two records are one now. This can be taken back below."))
        return reverse("people:merge", args=[client.pk])

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Two records of one person"),
        submit=_("Join into this record"),
        back=client_address(client),
        template="people/merge.html",
        hits=hits,
        sought=sought,
        merges=queries.merges_of(request.actor, client),
    )


def _others(request: HttpRequest, client: Client, sought: str) -> list[queries.Hit]:
    """Records of the same kind that she may open and that answer the text."""
    found = queries.search(request.actor, sought, limit=30)
    return [
        hit for hit in found if hit.client.kind == client.kind and hit.client.pk != client.pk and hit.opens
    ]


@client_page("mother", "child", capability="clients.merge", posts_only=True)
def merge_undo(request: HttpRequest, client: Client, merge: Any) -> HttpResponse:
    """Take a joining back."""
    try:
        actions.undo_merge(pick(queries.merges_of(request.actor, client), merge), by=request.actor)
        notify(request, _("Taken back: both records stand as before."))
    except PeopleRefusal as refusal:
        notify(request, sentence(refusal))
    return redirect("people:merge", pk=client.pk)


@policy("circle.manage", relation="program")
def role_words(request: HttpRequest, program: Any) -> HttpResponse:
    """The words a program uses for its people."""
    place = pick(programs_for(request.actor, "circle.manage"), program)
    language = (get_language() or "en")[:2]
    words = queries.words_of_program(request.actor, place.pk, language)
    fields = ("caregiver", "child", "together")
    initial = {name: getattr(words, name) for name in fields} if words else {}
    form = WordsForm(request.POST or None, actor=request.actor, initial=initial)

    def save(seen: str) -> str:
        actions.set_role_words(place, **form.cleaned_data, language=language, by=request.actor)
        notify(request, _("Saved."))
        return request.path

    return form_page(
        request,
        None,
        form,
        save,
        heading=_("Words used in %(program)s") % {"program": place.name},
        submit=_("Save"),
        back=home_address(),
    )
