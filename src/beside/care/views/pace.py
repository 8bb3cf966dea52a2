"""Visits with each family this month; and a program's rhythm beside the figures of its model."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.clock import today

from .. import queries
from ..presenters.fidelity import beside_the_model


@policy("appointments.write", relation="own")
def visits_month(request: HttpRequest) -> HttpResponse:
    """Her own families, by name."""
    return _month(request, queries.my_pace(request.actor))


@policy("notes.countersign", relation="program")
def visits_month_of(request: HttpRequest, user: UUID) -> HttpResponse:
    """A colleague's families, for her supervisor to talk over with her."""
    worker, pace = queries.pace_of(request.actor, user)
    return _month(request, pace, worker=worker)


def _month(request: HttpRequest, pace: Any, worker: Any = None) -> HttpResponse:
    record_view(request.actor, [one.mother for one in pace.families], what="care.visits_month")
    page = {"pace": pace, "worker": worker, "day": today()}
    return render(request, "care/visits_month.html", page)


@policy("circle.manage", relation="program")
def fidelity(request: HttpRequest, program: UUID) -> HttpResponse:
    """How the program works, beside the model it starts from."""
    found = queries.fidelity_of(request.actor, program)
    return render(request, "care/fidelity.html", {"found": found, "beside": beside_the_model(found)})
