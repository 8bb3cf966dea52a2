"""Inviting and changing staff. Only for her who manages staff."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.clock import today
from beside.foundation.once import once
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import DetailsForm, InviteForm, RolesForm
from ..rules import Because, StaffRefusal
from ..shown_code import keep_code
from ..words import role_guide

_FIELD_OF = {
    Because.NAME_NOT_USABLE.value: "sign_in_name",
    Because.NAME_TAKEN.value: "sign_in_name",
    Because.IN_THE_PAST.value: "from_date",
    Because.BEGINS_TOO_LATE.value: "from_date",
}


@policy("staff.manage")
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a colleague; her code is shown on her page, once."""
    programs = queries.programs_for(request.actor)
    form = InviteForm(request.POST or None, actor=request.actor, programs=programs)

    def save() -> str:
        invited = actions.invite_staff(form.new_staff(), by=request.actor)
        keep_code(request.session, invited.user.pk, invited.code)
        return reverse("accounts:staff_page", args=[invited.user.pk])

    if form.is_valid():
        try:
            address = once(request.actor, form.once_key, save)
        except StaffRefusal as refusal:
            form.refuse(_FIELD_OF.get(refusal.because), refusal.message)
        else:
            form.forget_draft()
            return redirect(address)
    return render(request, "accounts/staff_invite.html", {"form": form, "role_guide": role_guide()})


@policy("staff.manage")
def details(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct her name, job title or address."""
    user = queries.staff_member(request.actor, pk)
    known = {"display_name": user.display_name, "job_title": user.job_title, "email": user.email}
    form = DetailsForm(request.POST or None, actor=request.actor, initial=known)
    if form.is_valid():
        actions.change_details(user, **form.cleaned_data, by=request.actor)
        notify(request, _("Saved."))
        return redirect("accounts:staff_page", pk=pk)
    return render(request, "accounts/staff_details.html", {"form": form, "person": user})


@policy("staff.manage")
def roles(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose which roles she holds where, from a day on."""
    user = queries.staff_member(request.actor, pk)
    held = [one.held for one in queries.roles_of(user).live_or_ahead(today())]
    programs = queries.programs_for(request.actor)
    form = RolesForm(request.POST or None, actor=request.actor, programs=programs, held=held)
    if form.is_valid():
        try:
            actions.set_roles(user, roles=form.chosen_roles(), from_date=form.begins(), by=request.actor)
        except StaffRefusal as refusal:
            form.refuse(_FIELD_OF.get(refusal.because), refusal.message)
        else:
            notify(request, _("Her roles are set. They count from her next click on."))
            return redirect("accounts:staff_page", pk=pk)
    page = {"form": form, "person": user, "role_guide": role_guide()}
    return render(request, "accounts/staff_roles.html", page)


@policy("staff.manage")
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what closing a sign-in does, and do it."""
    user = queries.staff_member(request.actor, pk)
    refused = ""
    if request.method == "POST":
        try:
            actions.disable_user(user, by=request.actor)
        except StaffRefusal as refusal:
            refused = refusal.message
        else:
            notify(request, _("The sign-in is closed."), undo_url=reverse("accounts:staff_open", args=[pk]))
            return redirect("accounts:staff_page", pk=pk)
    return render(request, "accounts/staff_close.html", {"person": user, "refused": refused})


@policy("staff.manage")
@require_POST
def open_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a closed sign-in again."""
    user = queries.staff_member(request.actor, pk)
    try:
        actions.enable_user(user, by=request.actor)
        notify(request, _("The sign-in is open again."))
    except StaffRefusal as refusal:
        notify(request, refusal.message)
    return redirect("accounts:staff_page", pk=pk)


@policy("staff.manage")
@require_POST
def new_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a one-time code; the next page shows it, once."""
    user = queries.staff_member(request.actor, pk)
    keep_code(request.session, user.pk, actions.issue_code(user, by=request.actor))
    return redirect("accounts:staff_page", pk=pk)


@policy("staff.manage")
@require_POST
def end_sessions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign her out everywhere."""
    actions.end_sessions(queries.staff_member(request.actor, pk), by=request.actor)
    notify(request, _("She is signed out everywhere."))
    return redirect("accounts:staff_page", pk=pk)


@policy("staff.manage")
def reset_second(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what starting the second step afresh does, and do it."""
    user = queries.staff_member(request.actor, pk)
    if request.method == "POST":
        actions.reset_second_factor(user, by=request.actor)
        notify(request, _("She sets up a second step at her next sign-in."))
        return redirect("accounts:staff_page", pk=pk)
    return render(request, "accounts/staff_reset_second.html", {"person": user})
