"""Booking, moving, cancelling; the week; the private calendar feed."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.clock import today
from beside.foundation.errors import Refusal
from beside.foundation.once import once
from beside.people.queries import open_client
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import CancelForm, MoveForm, People, VisitForm
from ..models import Appointment
from ..presenters.calendar import days_of, ics


@policy("appointments.write", relation="client")
def visit_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Book one visit or a series."""
    actor = request.actor
    client = open_client(actor, client_id)
    people = People(*queries.people_of(actor, client))
    form = VisitForm(
        request.POST or None,
        people=people,
        actor=actor,
        draft_subject=str(client_id),
        initial={"on": today()},
    )
    if request.method == "POST" and form.is_valid():
        address = _book(request, form, client)
        if address:
            return redirect(address)
    record_view(actor, [client], what="care.visit_form")
    return render(request, "care/visit_form.html", {"form": form, "client": client})


def _book(request: HttpRequest, form: VisitForm, client: Any) -> str | None:
    actor = request.actor
    program = queries.program_for(actor, client)

    def save() -> str:
        booked = actions.book(program, form.visit(actor, None), by=actor)
        notify(request, ngettext("Booked.", "%(n)s visits are booked.", len(booked)) % {"n": len(booked)})
        _say_clash(request, booked)
        return reverse("desk:client", args=[client.pk])

    try:
        address = once(actor, form.once_key, save)
    except Refusal as refusal:
        form.refuse(refusal.because if refusal.because in form.fields else None, refusal.message)
        return None
    form.forget_draft()
    return address


def _say_clash(request: HttpRequest, booked: list[Appointment]) -> None:
    """Say once when any of these is at the same time as another visit; both stay."""
    ours = {visit.pk for visit in booked}
    for visit in booked:
        others = queries.clashes_with(request.actor, visit.starts_at, visit.minutes, visit.worker_id)
        if any(other.pk not in ours for other in others):
            notify(request, _("There is another visit at that time. Both are kept."))
            return


@policy("appointments.write", relation="client")
def visit_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another time."""
    visit = queries.visit(request.actor, pk)
    form = MoveForm(
        request.POST or None,
        actor=request.actor,
        initial={"on": visit.local_date, "at": localtime(visit.starts_at).time()},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.move(visit, on=data["on"], at=data["at"], because=data["because"], by=request.actor)
        except Refusal as refusal:
            form.refuse(refusal.because if refusal.because in form.fields else None, refusal.message)
        else:
            notify(request, _("Moved."))
            _say_clash(request, [visit])
            return redirect("care:week")
    record_view(request.actor, list(visit.clients.all()), what="care.visit")
    return render(request, "care/visit_move.html", {"form": form, "visit": visit})


@policy("appointments.write", relation="client")
def visit_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cancel; it can be taken back."""
    visit = queries.visit(request.actor, pk)
    form = CancelForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        actions.cancel(visit, because=form.cleaned_data["because"], by=request.actor)
        notify(
            request, _("Cancelled. Nothing else changes."), undo_url=reverse("care:visit_restore", args=[pk])
        )
        return redirect("care:week")
    record_view(request.actor, list(visit.clients.all()), what="care.visit")
    return render(request, "care/visit_cancel.html", {"form": form, "visit": visit})


@policy("appointments.write", relation="client")
@require_POST
def visit_restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Undo a cancelling."""
    actions.restore_visit(queries.visit(request.actor, pk), by=request.actor)
    notify(request, _("It is back in the book."))
    return redirect("care:week")


@policy("appointments.write", relation="own")
def week(request: HttpRequest) -> HttpResponse:
    """Her week, day by day."""
    day = _day(request.GET.get("week", ""))
    return _book_page(request, day - dt.timedelta(days=day.weekday()), 7)


@policy("appointments.write", relation="own")
def day(request: HttpRequest) -> HttpResponse:
    """One day of hers."""
    return _book_page(request, _day(request.GET.get("day", "")), 1)


def _book_page(request: HttpRequest, first: dt.date, count: int) -> HttpResponse:
    actor = request.actor
    step = dt.timedelta(days=count)
    visits = queries.visits_between(actor, first, first + step - dt.timedelta(days=1))
    record_view(actor, {c.pk: c for v in visits for c in v.clients.all()}.values(), what="care.week")
    day_url, week_url = reverse("care:day"), reverse("care:week")
    page = {
        "days": days_of(first, count, visits, queries.clashing(actor, visits)),
        "today": today(),
        "earlier": first - step,
        "later": first + step,
        "word": "week" if count == 7 else "day",
        "tabs": [
            (_("Day"), f"{day_url}?day={max(first, min(today(), first + step))}", count == 1),
            (_("Week"), f"{week_url}?week={first}", count == 7),
        ],
    }
    return render(request, "care/week.html", page)


@policy("appointments.write", relation="own")
def feed_page(request: HttpRequest) -> HttpResponse:
    """Open or end the private calendar address. It is shown once."""
    address = ""
    if request.method == "POST" and "end" in request.POST:
        actions.end_feed(by=request.actor)
        notify(request, _("The calendar address has ended."))
        return redirect("care:week")
    if request.method == "POST":
        token = actions.open_feed(by=request.actor)
        address = request.build_absolute_uri(reverse("care:feed", args=[token]))
    return render(
        request, "care/feed.html", {"address": address, "has_feed": queries.has_feed(request.actor)}
    )


@policy.public()
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself: times with neutral titles, no name, no place (N07, N08)."""
    worker = queries.feed_worker(None, token)
    visits = queries.feed_visits(None, worker, today() - dt.timedelta(days=30))
    return HttpResponse(ics(visits), content_type="text/calendar; charset=utf-8")


def _day(asked: str) -> dt.date:
    try:
        return dt.date.fromisoformat(asked)
    except ValueError:
        return today()
