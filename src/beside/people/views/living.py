"""Homes, where a child lives, and times apart."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from beside.people import actions, queries
from beside.people.forms.life import HouseholdForm, LivingForm, SeparationForm
from beside.people.models import Client, SeparationEpisode
from beside.people.rules.living import Living
from beside.people.views.opening import client_address, client_page, pick
from beside.people.views.saving import form_page
from beside.ui.notices import notify


@client_page("mother", "child", capability="clients.write")
def household(request: HttpRequest, client: Client) -> HttpResponse:
    """Who shares a home with her."""
    form = HouseholdForm(request.POST or None, actor=request.actor)

    def save(seen: str) -> str:
        typed = form.cleaned_data
        actions.welcome_home(client, called=typed["called"], from_date=typed["from_date"], by=request.actor)
        return request.path

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Who lives together"),
        submit=_("Add"),
        back=client_address(client),
        template="people/household.html",
        members=queries.household_of(request.actor, client),
        family=queries.family_of(request.actor, client),
    )


@client_page("mother", "child", capability="clients.write", posts_only=True)
def household_leave(request: HttpRequest, client: Client, member: Any) -> HttpResponse:
    """Somebody no longer lives there, from today."""
    row = pick(queries.household_of(request.actor, client), member)
    actions.leave_household(row, client=client, by=request.actor)
    notify(request, _("Noted."))
    return redirect("people:household", pk=client.pk)


@client_page("child", capability="clients.write")
def living(request: HttpRequest, client: Client) -> HttpResponse:
    """Where a child lives from a day on. No state of anybody changes."""
    form = LivingForm(request.POST or None, actor=request.actor)

    def save(seen: str) -> str:
        typed = form.cleaned_data
        actions.set_living(
            client,
            Living(typed["kind"]),
            from_date=typed["from_date"],
            note=typed["note"],
            by=request.actor,
        )
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Where the child lives"),
        submit=_("Save"),
        back=client_address(client),
    )


@client_page("dyad", capability="clients.write")
def separation_add(request: HttpRequest, client: Client) -> HttpResponse:
    """A time apart begins; the mother, the child and the two together stay clients."""
    legal = "legal" in queries.cleared_labels(request.actor, client)
    form = SeparationForm(
        request.POST or None, actor=request.actor, draft_subject=str(client.pk), legal=legal
    )

    def save(seen: str) -> str:
        actions.begin_separation(client, form.facts(), by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("A time apart"),
        submit=_("Save"),
        back=client_address(client),
        template="people/separation.html",
    )


@client_page("dyad", capability="clients.write")
def separation_edit(request: HttpRequest, client: Client, episode: Any) -> HttpResponse:
    """Change what is written of a time apart, or note that they are together again."""
    row: SeparationEpisode = pick(queries.separations_of(request.actor, client), episode)
    legal = "legal" in queries.cleared_labels(request.actor, client)
    kept = {"draft_subject": str(row.pk), "initial": separation_values(row)}
    form = SeparationForm(request.POST or None, actor=request.actor, legal=legal, begun=True, **kept)

    def save(seen: str) -> str:
        actions.change_separation(row, form.facts(row.basis), version=int(seen or 0), by=request.actor)
        if form.cleaned_data["to_date"]:
            actions.end_separation(row, on=form.cleaned_data["to_date"], by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("A time apart"),
        submit=_("Save"),
        back=client_address(client),
        seen=row.version,
        stored=separation_values,
        template="people/separation.html",
    )


def separation_values(row: SeparationEpisode) -> dict[str, Any]:
    """A stored time apart as the form shows it."""
    fields = ("from_date", "lives_with", "basis", "contact_plan", "supports", "to_date")
    return {name: getattr(row, name) for name in fields}
