"""The intake conversation, the talk about confidentiality, waiting, stepping down and coming back."""

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
from beside.foundation.content import content, label
from beside.foundation.errors import NotVisible, Refusal
from beside.people.actions import change_enrolment
from beside.people.presenters import sentence
from beside.people.queries import open_client
from beside.people.rules.enrolment import State
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import IntakeForm, StepDownForm, TalkForm
from ..forms.intake import sections


@policy("clients.write", relation="client")
def intake(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The conversation so far, by section, and what eligibility advises."""
    actor = request.actor
    subject = open_client(actor, client_id)
    found = queries.intake_of(actor, subject)
    answers = queries.answers_of(actor, found) if found else {}
    advice, labels = queries.eligibility(actor, subject)
    record_view(actor, [subject], what="care.intake")
    page = {
        "client": subject,
        "intake": found,
        "talk": queries.latest_talk(actor, subject),
        "current": content("intake", "confidentiality")["version"],
        "sections": [
            (s, label(s, "title"), sum(q["key"] in answers for q in s["questions"])) for s in sections()
        ],
        "met": [label({"label": labels[key]}) for key in advice.met],
        "open": [label({"label": labels[key]}) for key in advice.open],
    }
    return render(request, "care/intake.html", page)


@policy("clients.write", relation="client")
def intake_section(request: HttpRequest, client_id: UUID, key: str) -> HttpResponse:
    """One section; leaving it is always possible."""
    actor = request.actor
    subject = open_client(actor, client_id)
    order = [s["key"] for s in sections()]
    if key not in order:
        raise NotVisible
    section = sections()[order.index(key)]
    found = queries.intake_of(actor, subject)
    answers = queries.answers_of(actor, found) if found else {}
    form = IntakeForm(
        request.POST or None,
        section=section,
        answers=answers,
        actor=actor,
        draft_subject=f"{client_id}:{key}",
    )
    if request.method == "POST" and form.is_valid():
        _answer(request, subject, form)
        after = order[order.index(key) + 1 :]
        if after and "stop" not in request.POST:
            return redirect("care:intake_section", client_id, after[0])
        return redirect("care:intake", client_id)
    record_view(actor, [subject], what="care.intake")
    page = {
        "client": subject,
        "form": form,
        "title": label(section, "title"),
        "step": order.index(key) + 1,
        "steps": len(order),
    }
    return render(request, "care/intake_section.html", page)


def _answer(request: HttpRequest, subject: Any, form: IntakeForm) -> None:
    program = queries.program_for(request.actor, subject)
    version = content("intake", "questions")["version"]
    found = actions.begin_intake(program, subject, questions_version=version, by=request.actor)
    actions.answer(found, form.answered(), by=request.actor)
    form.forget_draft()


@policy("clients.write", relation="client")
@require_POST
def intake_finish(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Done for now."""
    subject = open_client(request.actor, client_id)
    found = queries.intake_of(request.actor, subject)
    if found:
        actions.finish_intake(found, by=request.actor)
        notify(request, _("The intake is done. Every service can read what she agreed to tell."))
    return redirect("care:intake", client_id)


@policy("clients.write", relation="client")
def confidentiality(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Who sees what and what the law asks, to read together."""
    actor = request.actor
    subject = open_client(actor, client_id)
    agreement = content("intake", "confidentiality")
    form = TalkForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        actions.record_talk(subject, version=agreement["version"], by=actor, **form.cleaned_data)
        notify(request, _("Saved."))
        return redirect("care:intake", client_id)
    record_view(actor, [subject], what="care.confidentiality")
    points = [label({"label": point}) for point in agreement["points"]]
    page = {"client": subject, "form": form, "points": points, "version": agreement["version"]}
    return render(request, "care/confidentiality.html", page)


@policy("clients.find", relation="program")
def waiting(request: HttpRequest) -> HttpResponse:
    """Who waits, and since when."""
    return render(request, "care/waiting.html", {"waiting": queries.waiting_list(request.actor)})


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
def step_down(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Let a place rest or end, with what goes on afterwards."""
    actor = request.actor
    subject = open_client(actor, client_id)
    program = queries.program_for(actor, subject)
    may_skip = actor.can("notes.countersign", program.pk)
    form = StepDownForm(
        request.POST or None, actor=actor, draft_subject=str(client_id), may_skip_plan=may_skip
    )
    if request.method == "POST" and form.is_valid():
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
                by=actor,
            )
        except Refusal as refusal:
            form.refuse(refusal.because if refusal.because in form.fields else None, sentence(refusal))
        else:
            form.forget_draft()
            notify(request, _("Saved. The door stays open."))
            return redirect("desk:client", client_id)
    record_view(actor, [subject], what="care.step_down")
    return render(request, "care/step_down.html", {"form": form, "client": subject})


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
