"""The intake conversation, and the talk about confidentiality that comes before it."""

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
from beside.foundation.content import content, label
from beside.foundation.errors import NotVisible
from beside.foundation.once import once
from beside.people.models import Client
from beside.people.queries import cleared_labels, open_client
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import IntakeForm, TalkForm
from ..forms.intake import sections


@policy("clients.write", relation="client")
def intake(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The conversation so far, by section, and what eligibility advises."""
    actor = request.actor
    subject = open_client(actor, client_id)
    record_view(actor, [subject], what="care.intake")
    so_far = queries.intake_so_far(actor, subject)
    advice, labels = so_far.advice
    page = {
        "client": subject,
        "intake": so_far.intake,
        "talk": so_far.talk,
        "current": content("intake", "confidentiality")["version"],
        "sections": [
            (s, label(s, "title"), sum(q["key"] in so_far.answers for q in s["questions"]))
            for s in sections(so_far.labels)
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
    found = sections(cleared_labels(actor, subject))
    order = [section["key"] for section in found]
    if key not in order:
        raise NotVisible
    form = _section_form(request, subject, found[order.index(key)])
    if request.method == "POST" and form.is_valid():
        after = "" if "stop" in request.POST else next(iter(order[order.index(key) + 1 :]), "")
        return redirect(_answer(request, subject, form, after))
    record_view(actor, [subject], what="care.intake")
    page = {
        "client": subject,
        "form": form,
        "title": label(form.section, "title"),
        "step": order.index(key) + 1,
        "steps": len(order),
    }
    return render(request, "care/intake_section.html", page)


def _section_form(request: HttpRequest, subject: Client, section: dict[str, Any]) -> IntakeForm:
    actor = request.actor
    found = queries.intake_of(actor, subject)
    return IntakeForm(
        request.POST or None,
        section=section,
        answers=queries.answers_of(actor, found),
        actor=actor,
        draft_subject=f"{subject.pk}:{section['key']}"[:80],
    )


def _answer(request: HttpRequest, subject: Client, form: IntakeForm, after: str) -> str:
    program = queries.program_for(request.actor, subject)
    version = content("intake", "questions")["version"]

    def save() -> str:
        found = actions.begin_intake(program, subject, questions_version=version, by=request.actor)
        actions.answer(found, form.answered(), by=request.actor)
        if after:
            return reverse("care:intake_section", args=[subject.pk, after])
        return reverse("care:intake", args=[subject.pk])

    address = once(request.actor, form.once_key, save)
    form.forget_draft()
    return address


@policy("clients.write", relation="client")
@require_POST
def intake_finish(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Done for now."""
    subject = open_client(request.actor, client_id)
    found = queries.intake_of(request.actor, subject)
    if found and not found.finished_on:
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

        def save() -> str:
            actions.record_talk(subject, version=agreement["version"], by=actor, **form.cleaned_data)
            notify(request, _("Saved."))
            return reverse("care:intake", args=[subject.pk])

        return redirect(once(actor, form.once_key, save))
    record_view(actor, [subject], what="care.confidentiality")
    points = [label({"label": point}) for point in agreement["points"]]
    page = {"client": subject, "form": form, "points": points, "version": agreement["version"]}
    return render(request, "care/confidentiality.html", page)
