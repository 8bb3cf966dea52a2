"""A family's plan: its panels, a goal, her order, a panel that rests."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import Conflict
from beside.people.queries import cleared_labels, open_client
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import GoalForm, NotNowForm
from ..models import Goal
from ..presenters import plan_page
from .saving import save_form, status_of


@policy("clients.open", relation="client")
def plan(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Mother, child and the two together, side by side; her hopes on top."""
    client = open_client(request.actor, client_id)
    found = queries.plan_of(request.actor, client)
    record_view(request.actor, found.seen, what="care.plan")
    return render(request, "care/plan.html", plan_page.page(request.actor, client, found))


@policy("clients.write", relation="client")
def goal_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """A new goal of one of the three."""
    actor = request.actor
    client = open_client(actor, client_id)
    labels = cleared_labels(actor, client)
    hope = queries.hope_of(actor, client, request.GET.get("hope", ""))
    form = GoalForm(
        request.POST or None,
        subject=client,
        labels=labels,
        words=hope,
        actor=actor,
        draft_subject=str(client_id),
    )

    def save() -> str:
        goal = actions.add_goal(queries.program_to_write(actor, client), client, form.told(), by=actor)
        return _at(goal)

    done = save_form(request, form, save)
    record_view(actor, [client], what="care.goal_form")
    page = plan_page.form(client, form, _("A new goal"), client.pk)
    return done or render(request, "care/plan_form.html", page, status=status_of(form))


@policy("clients.write", relation="client")
def goal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a goal, or how it stands. When somebody saved meanwhile, both texts are shown."""
    actor = request.actor
    found = queries.goal_of(actor, pk)
    client = open_client(actor, found.subject_id)
    labels = cleared_labels(actor, client)
    form = GoalForm(
        request.POST or None, subject=client, labels=labels, goal=found, actor=actor, draft_subject=str(pk)
    )
    page = plan_page.form(client, form, _("The goal"), client.pk)
    page |= {"earlier": queries.earlier_words(actor, found), "seen": found.version}
    try:
        done = save_form(request, form, lambda: _change(request, found, form))
    except Conflict as clash:
        form.refuse(None, _("Somebody saved this meanwhile. Both texts are kept: put them together."))
        page |= {"theirs": clash.theirs.words, "seen": clash.theirs.version}
        return render(request, "care/plan_form.html", page, status=409)
    record_view(actor, [client], what="care.goal_form")
    return done or render(request, "care/plan_form.html", page, status=status_of(form))


@policy("clients.write", relation="client")
def plan_order(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """What comes first, second, third: hers to say, by pressing Earlier or Later."""
    client = open_client(request.actor, client_id)
    found = queries.plan_of(request.actor, client)
    record_view(request.actor, found.seen, what="care.plan_order")
    return render(request, "care/plan_order.html", plan_page.page(request.actor, client, found))


@policy("clients.write", relation="client")
@require_POST
def goal_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One step earlier or later in her order."""
    found = queries.goal_of(request.actor, pk)
    client = open_client(request.actor, found.subject_id)
    order = queries.plan_of(request.actor, client).order
    if found in order:
        actions.move_goal(
            found, [found if one == found else one for one in order],
            earlier="earlier" in request.POST, by=request.actor,
        )  # fmt: skip
        notify(request, _("Her order is saved."))
    return redirect(f"{reverse('care:plan_order', args=[client.pk])}#goal-{pk}")


@policy("clients.write", relation="client")
def not_now(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Let one panel rest, with the reason; it stays on the page."""
    actor = request.actor
    client = open_client(actor, client_id)
    labels = cleared_labels(actor, client)
    form = NotNowForm(request.POST or None, labels=labels, actor=actor, draft_subject=str(client_id))

    def save() -> str:
        actions.say_not_now(client, **form.cleaned_data, by=actor)
        return reverse("care:plan", args=[client_id])

    done = save_form(request, form, save)
    record_view(actor, [client], what="care.not_now_form")
    page = plan_page.form(client, form, _("Not now"), client_id)
    return done or render(request, "care/plan_form.html", page, status=status_of(form))


@policy("clients.write", relation="client")
@require_POST
def begin_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The panel begins again."""
    found = queries.not_now_of(request.actor, pk)
    actions.begin_again(found, by=request.actor)
    return redirect("care:plan", found.subject_id)


def _change(request: HttpRequest, found: Goal, form: GoalForm) -> str:
    seen = request.POST.get("seen", "")
    actions.change_goal(found, form.told(), expected=int(seen) if seen.isdecimal() else 0, by=request.actor)
    notify(request, _("Saved. What it said before is kept."))
    return _at(found)


def _at(goal: Goal) -> str:
    return f"{reverse('care:plan', args=[goal.subject_id])}#goal-{goal.pk}"
