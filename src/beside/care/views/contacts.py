"""Writing down a contact, taking it back, restoring it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.back import asked_next, safe_next
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible, Refusal
from beside.foundation.once import once
from beside.people.queries import channels_for, open_client
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import ContactForm, People
from ..models import Appointment, Contact
from ..presenters import contact_start
from ..words import audience_words


@policy("notes.write", relation="client")
def contact_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """One screen for what took place, for mother, child and the two together."""
    actor = request.actor
    client = open_client(actor, client_id)
    visit = _visit(request)
    people = People(*queries.people_of(actor, client))
    form = ContactForm(
        request.POST or None,
        people=people,
        actor=actor,
        draft_subject=_subject(client_id, visit),
        initial=_beginning(request, client, visit),
    )
    if request.method == "POST" and form.is_valid():
        address = _save(request, form, client, visit)
        if address:
            return redirect(address)
    record_view(actor, [client], what="care.contact_form")
    page = {
        "form": form,
        "client": client,
        "people": people,
        "visit": visit,
        "channels": channels_for(actor, people.mother or client),
    }
    return render(request, "care/contact_form.html", page, status=422 if form.errors else 200)


@policy("notes.write", relation="own")
def audience(request: HttpRequest) -> HttpResponse:
    """Who reads a passage with the label just chosen, as one sentence."""
    chosen = next((value for name, value in request.GET.items() if name.startswith("label_")), "")
    return HttpResponse(audience_words(chosen))


@policy("notes.write", relation="client")
@require_POST
def contact_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back a contact logged by mistake."""
    contact = queries.contact(request.actor, pk)
    actions.remove_contact(contact, by=request.actor)
    notify(request, _("Taken back."), undo_url=reverse("care:contact_restore", args=[pk]))
    return redirect(safe_next(request, _her_page(request, contact)))


@policy("notes.write", relation="client")
@require_POST
def contact_restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Undo that."""
    contact = queries.contact(request.actor, pk)
    actions.restore_contact(contact, by=request.actor)
    notify(request, _("It is back."))
    return redirect(safe_next(request, _her_page(request, contact)))


def _her_page(request: HttpRequest, contact: Contact) -> str:
    return reverse("desk:client", args=[queries.whose_contact(request.actor, contact).pk])


def _visit(request: HttpRequest) -> Appointment | None:
    asked = request.GET.get("visit")
    if not asked:
        return None
    try:
        return queries.visit_to_log(request.actor, UUID(asked))
    except ValueError:
        raise NotVisible from None


def _subject(client_id: UUID, visit: Appointment | None) -> str:
    return str(visit.pk if visit else client_id)


def _beginning(request: HttpRequest, client: Any, visit: Appointment | None) -> dict[str, Any]:
    if visit:
        return contact_start.from_appointment(visit)
    if request.GET.get("like") == "last":
        last = queries.last_contact_like(request.actor, client)
        if last:
            return contact_start.from_last_time(last, today())
    return contact_start.from_now(today())


def _save(request: HttpRequest, form: ContactForm, client: Any, visit: Appointment | None) -> str | None:
    actor = request.actor
    program = visit.program if visit else queries.program_for(actor, client)

    def save() -> str:
        told = form.told(visit.pk if visit else None)
        contact = actions.log_contact(program, told, sign=form.cleaned_data["sign"], by=actor)
        _come_back(form, program, client, actor)
        notify(request, _("Saved."), undo_url=reverse("care:contact_remove", args=[contact.pk]))
        if queries.at_the_same_time(actor, contact):
            notify(request, _("You have another contact at that time. Both are kept; check the times."))
        return asked_next(request, reverse("desk:client", args=[client.pk]))

    try:
        address = once(actor, form.once_key, save)
    except Refusal as refusal:
        form.refuse(refusal.because if refusal.because in form.fields else None, refusal.message)
        return None
    form.forget_draft()
    return address


def _come_back(form: ContactForm, program: Any, client: Any, actor: Any) -> None:
    data = form.cleaned_data
    if data.get("next_step"):
        actions.add_follow_up(
            program,
            client,
            what=data["next_step"],
            due_on=data["next_step_on"],
            whose=(actor.id, actor.name),
            by=actor,
        )
