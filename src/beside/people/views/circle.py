"""Who walks alongside: joining, leaving, handing over when a colleague leaves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from beside.accounts.queries import programs_for, staff_choices
from beside.foundation.access import policy
from beside.foundation.together import together
from beside.people import actions, queries
from beside.people.forms.life import CircleForm, HandoverForm
from beside.people.models import Client
from beside.people.rules.circle import CircleRole
from beside.people.views.opening import client_address, client_page, home_address, pick
from beside.people.views.saving import form_page
from beside.ui.notices import notify


@client_page()
def circle(request: HttpRequest, client: Client) -> HttpResponse:
    """Who walks alongside, who did before, and a colleague who joins."""
    standing = queries.standing_in(request.actor, client, None)
    circle_now, past = together(
        queries.circle_of.asked(request.actor, client), queries.past_circle.asked(request.actor, client)
    )
    leads = queries.may_do(request.actor, client, "circle.manage")
    staff = staff_choices(standing.program.pk)
    form = CircleForm(request.POST or None, actor=request.actor, staff=staff)

    def save(seen: str) -> str:
        return _add(request, client, standing.program, form.cleaned_data)

    return form_page(
        request,
        client,
        form,
        save,
        heading=_("Who walks alongside"),
        submit=_("Add to the circle"),
        back=client_address(client),
        template="people/circle.html",
        circle=circle_now,
        past=past,
        may_change=leads or queries.is_key_worker(request.actor, circle_now),
        leads=leads,
        program=standing.program,
    )


def _add(request: HttpRequest, client: Client, program: Any, typed: dict[str, Any]) -> str:
    user = queries.colleague(request.actor, program.pk, typed["user"])
    role = CircleRole(typed["role"])
    actions.add_to_circle(client, user, program=program, role=role, on=typed["on"], by=request.actor)
    return request.path


@client_page(posts_only=True)
def circle_leave(request: HttpRequest, client: Client, assignment: Any) -> HttpResponse:
    """A colleague no longer walks alongside, from today."""
    row = pick(queries.circle_of(request.actor, client), assignment)
    actions.leave_circle(row, by=request.actor)
    notify(request, _("%(name)s no longer walks alongside.") % {"name": row.user.display_name})
    return redirect("people:circle", pk=client.pk)


@policy("circle.manage", relation="program")
def handover(request: HttpRequest, user: Any) -> HttpResponse:
    """When a colleague leaves: all her families on one page, each with who walks with them next."""
    colleague = queries.colleague_anywhere(request.actor, user)
    rows = queries.families_walked_with(request.actor, user)
    programs = programs_for(request.actor, "circle.manage")
    staff = [pair for program in programs for pair in staff_choices(program.pk) if pair[0] != str(user)]
    form = HandoverForm(request.POST or None, actor=request.actor, rows=rows, staff=sorted(set(staff)))

    def save(seen: str) -> str:
        chosen = {UUID(row): UUID(new) for row, new in form.chosen().items()}
        actions.hand_over(user, chosen, by=request.actor)
        return reverse("people:handover", args=[user])

    return form_page(
        request,
        None,
        form,
        save,
        heading=_("Families of %(name)s") % {"name": colleague.display_name},
        submit=_("Hand over"),
        back=home_address(),
        template="people/handover.html",
        rows=rows,
    )
