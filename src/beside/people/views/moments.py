"""First contacts, a death, and colleagues close to a family."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from beside.accounts.queries import staff_choices
from beside.people import actions, queries
from beside.people.forms.moments import FirstContactsForm, PassingForm, StaffTieForm
from beside.people.models import Client
from beside.people.rules.circle import StaffTieKind
from beside.people.views.opening import client_address, client_page, pick
from beside.people.views.saving import form_page
from beside.ui.notices import notify


@client_page("mother", capability="clients.write")
def first_contacts(request: HttpRequest, client: Client) -> HttpResponse:
    """When she and the program met, when she began to trust, and the word for her part."""
    fields = ("first_contact_on", "first_trusted_on", "role_word")
    initial = {name: getattr(client, name) for name in fields}
    form = FirstContactsForm(request.POST or None, actor=request.actor, initial=initial)

    def save(seen: str) -> str:
        typed = dict(form.cleaned_data)
        actions.set_role_word(client, typed.pop("role_word"), by=request.actor)
        actions.note_first_contacts(client, **typed, by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("When we met"),
        submit=_("Save"),
        back=client_address(client),
    )


@client_page("mother", "child", capability="clients.write")
def passing(request: HttpRequest, client: Client) -> HttpResponse:
    """She, he or the child has died: what is tied to a child stops; nothing is closed by itself."""
    form = PassingForm(request.POST or None, actor=request.actor)

    def save(seen: str) -> str:
        actions.note_passing(client, on=form.cleaned_data["on"], by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("A death"),
        submit=_("Save quietly"),
        back=client_address(client),
        template="people/passing.html",
    )


@client_page("mother", "child", capability="circle.manage")
def staff_tie_add(request: HttpRequest, client: Client) -> HttpResponse:
    """A colleague is close to this family: from now on she neither finds nor opens its records."""
    standing = queries.standing_in(request.actor, client, None)
    form = StaffTieForm(request.POST or None, actor=request.actor, staff=staff_choices(standing.program.pk))

    def save(seen: str) -> str:
        return _note(request, client, standing.program, form.cleaned_data)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("A colleague close to this family"),
        submit=_("Save"),
        back=reverse("people:circle", args=[client.pk]),
        template="people/staff_tie.html",
        ties=queries.staff_ties_of(request.actor, client),
    )


@client_page("mother", "child", capability="circle.manage", posts_only=True)
def staff_tie_end(request: HttpRequest, client: Client, staff_tie: Any) -> HttpResponse:
    """It no longer holds, or was noted for the wrong colleague: she may find these records again."""
    row = pick(queries.staff_ties_of(request.actor, client), staff_tie)
    actions.end_staff_tie(row, by=request.actor)
    notify(request, _("Ended. %(name)s may find these records again.") % {"name": row.user.display_name})
    return redirect("people:staff_tie_add", pk=client.pk)


def _note(request: HttpRequest, client: Client, program: Any, typed: dict[str, Any]) -> str:
    user = queries.colleague(request.actor, program.pk, typed["user"])
    actions.note_staff_tie(client.person, user, kind=StaffTieKind(typed["kind"]), by=request.actor)
    notify(request, _("Noted. This colleague no longer finds these records."))
    return reverse("people:circle", args=[client.pk])
