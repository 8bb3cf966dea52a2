"""People in her life: added, spoken of again, set aside."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.accounts.queries import staff_choices
from beside.foundation.errors import NotVisible
from beside.people import actions, queries
from beside.people.forms.ties import TieEntryForm, TieForm
from beside.people.models import Client
from beside.people.views.opening import client_address, client_page
from beside.people.views.saving import form_page
from beside.ui.notices import notify


@client_page("mother", "child", capability="clients.write")
def tie_add(request: HttpRequest, client: Client) -> HttpResponse:
    """Somebody new in her life, as she says it."""
    standing = queries.standing_in(request.actor, client, None)
    form = TieForm(
        request.POST or None,
        actor=request.actor,
        draft_subject=str(client.pk),
        labels=queries.cleared_labels(request.actor, client),
        staff=staff_choices(standing.program.pk),
        initial={"kind": request.GET.get("kind", "")},
    )

    def save(seen: str) -> str:
        return _add(request, client, standing.program, form)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Somebody in her life"),
        submit=_("Add"),
        back=client_address(client),
    )


def _add(request: HttpRequest, client: Client, program: Any, form: TieForm) -> str:
    typed, chosen = form.cleaned_data, form.cleaned_data["colleague"]
    actions.add_tie(
        client,
        form.tie_kind(),
        called=typed["called"],
        reach=typed["reach"],
        staff=queries.colleague(request.actor, program.pk, chosen) if chosen else None,
        words=form.words(),
        by=request.actor,
    )
    return client_address(client)


@client_page("mother")
def supports(request: HttpRequest, client: Client) -> HttpResponse:
    """The supports she keeps outside, each with her rule: who may contact them, and about what."""
    page = {
        "client": client,
        "rows": queries.outside_supports(request.actor, client),
        "may_write": queries.may_do(request.actor, client, "clients.write"),
        "back": client_address(client),
    }
    return render(request, "people/supports.html", page)


@client_page("mother", "child", capability="clients.write")
def tie(request: HttpRequest, client: Client, tie: Any) -> HttpResponse:
    """One tie over time, and what it is now."""
    row = _tie(request, client, tie)
    labels = queries.cleared_labels(request.actor, client)
    kept = ("leaning", "closeness", "contact_about") if row.now else ()
    initial = {"may_contact": row.may_contact.value, **{name: getattr(row.now, name) or "" for name in kept}}
    form = TieEntryForm(
        request.POST or None,
        actor=request.actor,
        draft_subject=str(row.tie.pk),
        initial=initial,
        labels=labels,
    )

    def save(seen: str) -> str:
        actions.add_tie_entry(row.tie, form.words(), client=client, by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=row.tie.name,
        submit=_("Save"),
        back=client_address(client),
        template="people/tie.html",
        row=row,
    )


@client_page("mother", "child", capability="clients.write", posts_only=True)
def tie_end(request: HttpRequest, client: Client, tie: Any) -> HttpResponse:
    """She no longer counts this tie; it stays in the record."""
    actions.end_tie(_tie(request, client, tie).tie, client=client, by=request.actor)
    notify(request, _("Set aside. It stays in the record."))
    return redirect(client_address(client))


def _tie(request: HttpRequest, client: Client, pk: Any) -> queries.TieNow:
    row = queries.tie_of(request.actor, client, pk)
    if row is None:
        raise NotVisible
    return row
