"""The organisation, its programs and sites. Only for her who manages staff."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.foundation.access import policy
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import ProgramForm, SiteForm
from ..rules import StaffRefusal


@policy("staff.manage")
def place_list(request: HttpRequest) -> HttpResponse:
    """The organisation, and each program with its sites."""
    page = {"organisation": queries.organisation(), "programs": queries.places(request.actor)}
    return render(request, "accounts/place_list.html", page)


@policy("staff.manage")
def organisation(request: HttpRequest) -> HttpResponse:
    """Name the organisation."""
    known = queries.organisation()
    form = ProgramForm(
        request.POST or None, actor=request.actor, initial={"name": known.name if known else ""}
    )
    if form.is_valid():
        if known is None:
            actions.create_organisation(name=form.cleaned_data["name"], by=request.actor)
        else:
            actions.rename_place(known, name=form.cleaned_data["name"], by=request.actor)
        return _saved(request)
    return _form_page(request, form, _("The organisation"))


@policy("staff.manage")
def program_new(request: HttpRequest) -> HttpResponse:
    """Add a program."""
    if queries.organisation() is None:
        return redirect("accounts:organisation")
    form = ProgramForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            actions.create_program(name=form.cleaned_data["name"], by=request.actor)
            return _saved(request)
        except StaffRefusal as refusal:
            form.refuse("name", refusal.message)
    return _form_page(request, form, _("Add a program"))


@policy("staff.manage")
def program_rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rename a program."""
    program = queries.program_named(request.actor, pk)
    form = ProgramForm(request.POST or None, actor=request.actor, initial={"name": program.name})
    if form.is_valid():
        try:
            actions.rename_place(program, name=form.cleaned_data["name"], by=request.actor)
            return _saved(request)
        except StaffRefusal as refusal:
            form.refuse("name", refusal.message)
    return _form_page(request, form, _("Rename the program"))


@policy("staff.manage")
def site_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a site to a program."""
    program = queries.program_named(request.actor, pk)
    form = SiteForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            actions.create_site(program=program, **form.cleaned_data, by=request.actor)
            return _saved(request)
        except StaffRefusal as refusal:
            form.refuse("name", refusal.message)
    return _form_page(request, form, _("Add a site to %(program)s") % {"program": program.name})


@policy("staff.manage")
def site_rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rename a site."""
    site = queries.site_named(request.actor, pk)
    form = ProgramForm(request.POST or None, actor=request.actor, initial={"name": site.name})
    if form.is_valid():
        try:
            actions.rename_place(site, name=form.cleaned_data["name"], by=request.actor)
            return _saved(request)
        except StaffRefusal as refusal:
            form.refuse("name", refusal.message)
    return _form_page(request, form, _("Rename the site"))


def _saved(request: HttpRequest) -> HttpResponse:
    notify(request, _("Saved."))
    return redirect("accounts:place_list")


def _form_page(request: HttpRequest, form: ProgramForm | SiteForm, heading: str) -> HttpResponse:
    return render(request, "accounts/place_form.html", {"form": form, "heading": heading})
