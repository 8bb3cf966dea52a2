"""Her goals with five described levels: agreed, reworded, rated, set aside."""

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
from beside.foundation.errors import Conflict, Refusal
from beside.foundation.once import once
from beside.people.queries import may_do, open_client
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import GoalForm, RatingForm
from ..forms.goals import typed_goal
from ..presenters import goals as shown


@policy("measures.read", relation="client")
def goals(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What she works towards, how she would know, and how it was rated over time."""
    actor = request.actor
    found = open_client(actor, pk)
    record_view(actor, [found], what="measures.goals")
    lines = shown.goal_lines(queries.goals_of(actor, found))
    page = {
        "client": found,
        "goals": [line for line in lines if line.goal.ended_on is None],
        "earlier": [line for line in lines if line.goal.ended_on is not None],
        "history": shown.history(queries.given_to(actor, found)),
        "may_write": may_do(actor, found, "measures.write"),
    }
    return render(request, "measures/goals.html", page)


@policy("measures.write", relation="client")
def goal_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down a goal with her."""
    actor = request.actor
    found = open_client(actor, pk)
    labels = queries.labels_she_gives(actor, found)
    form = GoalForm(request.POST or None, actor=actor, draft_subject=str(pk), labels=labels)
    record_view(actor, [found], what="measures.goal_form")
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            actions.set_goal(found, form.told(), by=actor)
            return reverse("measures:goals", args=[pk])

        answer = _saved(form, lambda: once(actor, form.once_key, save))
        if answer is not None:
            return answer
    return render(request, "measures/goal.html", {"client": found, "form": form})


@policy("measures.write", relation="client")
def goal_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Reword a goal that has not been rated yet. When somebody else did so meanwhile, both texts are shown."""
    actor = request.actor
    goal = queries.goal(actor, pk)
    labels = queries.labels_she_gives(actor, goal.subject)
    form = GoalForm(
        request.POST or None, actor=actor, draft_subject=str(pk), labels=labels, initial=typed_goal(goal)
    )
    record_view(actor, [goal.subject], what="measures.goal_form")
    page: dict[str, Any] = {"client": goal.subject, "goal": goal, "form": form, "seen": goal.version}
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("seen", "")
        expected = int(seen) if seen.isdigit() else goal.version
        try:
            answer = _saved(form, lambda: _reword(goal, form, expected, actor))
            if answer is not None:
                return answer
        except Conflict as clash:
            page |= {"theirs": shown.goal_lines([clash.theirs])[0], "seen": clash.theirs.version}
    return render(request, "measures/goal.html", page)


@policy("measures.write", relation="client")
@require_POST
def goal_aside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set a goal aside; what was rated stays."""
    goal = queries.goal(request.actor, pk)
    actions.set_aside_goal(goal, by=request.actor)
    notify(request, _("Set aside. Its earlier ratings stay."))
    return redirect("measures:goals", goal.subject_id)


@policy("measures.write", relation="client")
def rating(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far each goal was reached, said with her."""
    actor = request.actor
    given = queries.administration(actor, pk)
    if given.standing != "open" or given.instrument != "gas":
        return redirect("measures:result", pk)
    found = queries.goals_to_rate(actor, given)
    kept = {one["goal"]: one["level"] for one in queries.answers_of(actor, given).get("goals", [])}
    form = RatingForm(request.POST or None, actor=actor, goals=found, kept=kept)
    record_view(actor, [given.subject], what="measures.rating")
    if request.method == "POST" and form.is_valid():
        try:
            actions.rate_goals(given, form.levels(), by=actor)
            if "_second" in request.POST:
                notify(request, _("Kept. You can go on at any time, on any device."))
                return redirect("measures:goals", given.subject_id)
            actions.finish(given, by=actor)
            return redirect("measures:result", pk)
        except Refusal as refusal:
            form.refuse(None, _(refusal.message))
    return render(request, "measures/rating.html", {"given": given, "form": form, "goals": found})


def _reword(goal: Any, form: GoalForm, expected: int, actor: Any) -> str:
    actions.change_goal(goal, form.told(), expected=expected, by=actor)
    return reverse("measures:goals", args=[goal.subject_id])


def _saved(form: GoalForm, save: Any) -> HttpResponse | None:
    """The way on; None with the refusal on the form."""
    try:
        address = save()
    except Refusal as refusal:
        form.refuse(refusal.because if refusal.because in form.fields else None, _(refusal.message))
        return None
    form.forget_draft()
    return redirect(address)
