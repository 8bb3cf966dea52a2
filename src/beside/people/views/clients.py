"""A client's own page; who can see it; where she stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from beside.people import actions, queries
from beside.people.forms.life import StateForm
from beside.people.models import Client
from beside.people.presenters.pages import child_page, dyad_page, mother_page
from beside.people.rules.enrolment import State
from beside.people.views.opening import client_address, client_page
from beside.people.views.saving import form_page

_PAGES = {"mother": mother_page, "child": child_page, "dyad": dyad_page}


@client_page()
def client(request: HttpRequest, client: Client) -> HttpResponse:
    """A mother's, a child's or a dyad's page, the three side by side on each."""
    facts = queries.page_facts(request.actor, client, (get_language() or "en")[:2])
    page = _PAGES[client.kind](facts)
    return render(request, f"people/{client.kind}.html", page | {"client": client})


@client_page()
def who_can_see(request: HttpRequest, client: Client) -> HttpResponse:
    """Who may open this record, who did with a reason, and what stays with fewer people."""
    page = {
        "client": client,
        "circle": queries.circle_of(request.actor, client),
        "openings": queries.openings_of(request.actor, client)[:50],
        "back": client_address(client),
    }
    return render(request, "people/who_can_see.html", page)


@client_page(capability="clients.write")
def step(request: HttpRequest, client: Client, program: Any) -> HttpResponse:
    """The next step of one client in one program."""
    standing = queries.standing_in(request.actor, client, program)
    form = StateForm(request.POST or None, actor=request.actor, steps=standing.next_steps)

    def save(seen: str) -> str:
        typed = form.cleaned_data
        actions.change_enrolment(
            client,
            standing.program,
            State(typed["state"]),
            on=typed["on"],
            reason=typed["reason"],
            by=request.actor,
        )
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Next step in %(program)s") % {"program": standing.program.name},
        submit=_("Save this step"),
        back=client_address(client),
        template="people/step.html",
        standing=standing,
    )
