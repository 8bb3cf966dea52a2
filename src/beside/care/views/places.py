"""Waiting for a place, letting one rest or end, and coming back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.clock import today
from beside.foundation.errors import Refusal
from beside.people.actions import change_enrolment
from beside.people.models import Client
from beside.people.presenters import sentence
from beside.people.queries import open_client
from beside.people.rules.enrolment import State
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import StepDownForm


@policy("clients.find", relation="program")
def waiting(request: HttpRequest) -> HttpResponse:
    """Who waits, and since when."""
    actor = request.actor
    page = {
        "waiting": queries.waiting_list(actor),
        "may_open": actor.can("clients.open"),
        "may_end": actor.can("clients.write"),
    }
    return render(request, "care/waiting.html", page)


@policy("clients.write", relation="client")
@require_POST
def wait(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """She asked, and there is no place yet."""
    subject = open_client(request.actor, client_id)
    program = queries.program_for(request.actor, subject)
    actions.put_on_waiting_list(program, subject, asked_on=today(), by=request.actor)
    notify(request, _("She is on the waiting list from today."))
    return redirect("care:waiting")


@policy("clients.write", relation="client")
@require_POST
def wait_end(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The wait is over: she has a place, or found another way."""
    subject = open_client(request.actor, client_id)
    for entry in queries.waits_of(request.actor, subject):
        actions.end_waiting(entry, because="has_a_place", by=request.actor)
    notify(request, _("She no longer waits."))
    return redirect("care:waiting")


@policy("clients.write", relation="client")
def step_down(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Let a place rest or end, with what goes on afterwards."""
    actor = request.actor
    subject = open_client(actor, client_id)
    program = queries.program_for(actor, subject)
    may_skip = actor.can("notes.countersign", program.pk)
    form = StepDownForm(
        request.POST or None, actor=actor, draft_subject=str(client_id), may_skip_plan=may_skip
    )
    if request.method == "POST" and form.is_valid() and _stepped_down(form, program, subject):
        notify(request, _("Saved. The door stays open."))
        return redirect("desk:client", client_id)
    record_view(actor, [subject], what="care.step_down")
    return render(request, "care/step_down.html", {"form": form, "client": subject})


def _stepped_down(form: StepDownForm, program: Any, subject: Client) -> bool:
    data = form.cleaned_data
    try:
        actions.step_down(
            program,
            subject,
            to=State(data["to"]),
            reason=data["reason"],
            plan=form.plan(),
            until=data["until"],
            supervisor_reason=data.get("supervisor_reason") or "",
            by=form.actor,
        )
    except Refusal as refusal:
        form.refuse(refusal.because if refusal.because in form.fields else None, sentence(refusal))
        return False
    form.forget_draft()
    return True


@policy("clients.write", relation="client")
@require_POST
def come_back(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """She comes back: one act, the same workers."""
    subject = open_client(request.actor, client_id)
    program = queries.program_for(request.actor, subject)
    try:
        change_enrolment(subject, program, State.RETURNED, on=today(), by=request.actor)
        notify(request, _("Welcome back. Her workers are the same."))
    except Refusal as refusal:
        notify(request, sentence(refusal))
    return redirect("desk:client", client_id)
