"""Safe contact: written, changed, confirmed, ended."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from beside.people import actions, queries
from beside.people.forms.contact import ContactForm
from beside.people.models import Client, SafeContact
from beside.people.views.opening import client_address, client_page, pick
from beside.people.views.saving import form_page
from beside.ui.notices import notify

_FIELDS = ("channel", "allowed", "value", "hours", "voicemail", "name_to_use", "who_may_answer")


@client_page("mother", capability="clients.write")
def contact_add(request: HttpRequest, client: Client) -> HttpResponse:
    """Her answer for one more channel."""
    form = ContactForm(request.POST or None, actor=request.actor, draft_subject=str(client.pk))

    def save(seen: str) -> str:
        actions.save_safe_contact(client, form.answer(), by=request.actor)
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("A safe way to reach her"),
        submit=_("Save"),
        back=client_address(client),
    )


@client_page("mother", capability="clients.write")
def contact_edit(request: HttpRequest, client: Client, contact: Any) -> HttpResponse:
    """Change her answer; saving counts as asked today."""
    row: SafeContact = pick(queries.safe_contacts(request.actor, client), contact)
    form = ContactForm(
        request.POST or None, actor=request.actor, draft_subject=str(row.pk), initial=contact_values(row)
    )

    def save(seen: str) -> str:
        actions.save_safe_contact(
            client, form.answer(), contact=row, version=int(seen or 0), by=request.actor
        )
        return client_address(client)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("A safe way to reach her"),
        submit=_("Save"),
        back=client_address(client),
        seen=row.version,
        stored=contact_values,
    )


@client_page("mother", capability="clients.write", posts_only=True)
def contact_confirm(request: HttpRequest, client: Client, contact: Any) -> HttpResponse:
    """She said today that it still holds."""
    row = pick(queries.safe_contacts(request.actor, client), contact)
    actions.confirm_contact(row, client=client, by=request.actor)
    notify(request, _("Noted: she confirmed it today."))
    return redirect(client_address(client))


@client_page("mother", capability="clients.write", posts_only=True)
def contact_end(request: HttpRequest, client: Client, contact: Any) -> HttpResponse:
    """This way no longer holds."""
    row = pick(queries.safe_contacts(request.actor, client), contact)
    actions.end_contact(row, client=client, by=request.actor)
    notify(request, _("This way of reaching her is no longer used."))
    return redirect(client_address(client))


def contact_values(row: SafeContact) -> dict[str, Any]:
    """A stored answer as the form shows it."""
    return {name: getattr(row, name) for name in _FIELDS}
