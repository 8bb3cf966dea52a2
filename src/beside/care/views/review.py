"""Looking at the plan together, families walked with, and plans for the child alone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.people.queries import open_client, open_of_kind
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import RhythmForm, TogetherForm, YesForm
from ..presenters import plan_page
from .saving import save_form, status_of


@policy("clients.open", relation="client")
def together(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """When the plan was looked at together, what was agreed, and around when again."""
    actor = request.actor
    mother = open_of_kind(actor, client_id, "mother")
    record_view(actor, [mother], what="care.together")
    return render(
        request, "care/together.html", plan_page.reviews(actor, mother, queries.reviews_of(actor, mother))
    )


@policy("clients.write", relation="client")
def together_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Look at the plan together: she first."""
    actor = request.actor
    mother = open_of_kind(actor, client_id, "mother")
    plan = queries.plan_of(actor, mother)
    form = TogetherForm(
        request.POST or None, goals=plan.order, labels=plan.labels, actor=actor, draft_subject=str(client_id)
    )

    def save() -> str:
        program = queries.program_to_write(actor, mother)
        actions.look_together(program, mother, form.told(), plan.order, by=actor)
        return reverse("care:together", args=[client_id])

    done = save_form(request, form, save)
    record_view(actor, plan.seen, what="care.together_form")
    page = plan_page.form(mother, form, _("Look at the plan together"), client_id, "care:together")
    return done or render(request, "care/plan_form.html", page, status=status_of(form))


@policy("clients.write", relation="client")
def her_yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """She agrees to what was written at an earlier look."""
    actor = request.actor
    review = queries.review_of(actor, pk)
    mother = open_client(actor, review.subject_id)
    form = YesForm(request.POST or None, actor=actor)

    def save() -> str:
        actions.say_yes(review, form.cleaned_data["how"], by=actor)
        return reverse("care:together", args=[mother.pk])

    done = save_form(request, form, save)
    record_view(actor, [mother], what="care.together_form")
    page = plan_page.form(mother, form, _("Her yes"), mother.pk, "care:together") | {"review": review}
    return done or render(request, "care/her_yes.html", page, status=status_of(form))


@policy("circle.manage", relation="program")
def caseload(request: HttpRequest) -> HttpResponse:
    """Families walked with, per worker by name, beside the program's usual size."""
    page = {
        "loads": queries.caseloads(request.actor),
        "may_supervise": request.actor.can("notes.countersign"),
    }
    return render(request, "care/caseload.html", page)


@policy("circle.manage", relation="program")
def rhythm(request: HttpRequest, program: UUID) -> HttpResponse:
    """How often plans are looked at together, and the usual number of families."""
    place = queries.rhythm_of(request.actor, program)
    form = RhythmForm(request.POST or None, setting=getattr(place, "plan_setting", None), actor=request.actor)

    def save() -> str:
        actions.set_rhythm(place, **form.rhythm(), by=request.actor)
        actions.set_nickname_days(place, form.cleaned_data["nickname_days"], by=request.actor)
        notify(request, _("Saved."))
        return reverse("care:caseload")

    done = save_form(request, form, save)
    page = {"form": form, "program": place}
    return done or render(request, "care/rhythm.html", page, status=status_of(form))


@policy("notes.countersign", relation="program")
def child_only(request: HttpRequest) -> HttpResponse:
    """Plans for the child alone, to talk over in supervision."""
    found = queries.child_only_plans(request.actor)
    record_view(request.actor, [one.mother for one in found], what="care.child_only_plans")
    return render(request, "care/child_only.html", {"found": found})
