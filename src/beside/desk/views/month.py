"""A month of the family: three lanes side by side, the empty ones too."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beside.care import queries as care
from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.clock import today
from beside.people.queries import family_of, open_client


@policy("clients.open", relation="client")
def month(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What mother, child and the two together were given in one month."""
    actor = request.actor
    found = open_client(actor, pk)
    first = _first_of(request.GET.get("month", ""))
    together = [member.client for member in family_of(actor, found).members if member.opens]
    record_view(actor, together, what="desk.month")
    page = {
        "client": found,
        "first": first,
        "earlier": (first - dt.timedelta(days=1)).replace(day=1),
        "later": (first + dt.timedelta(days=31)).replace(day=1),
        "lanes": care.month_lanes(actor, together, first),
    }
    return render(request, "desk/month.html", page)


def _first_of(asked: str) -> dt.date:
    """The first day of the month asked for; of this month when the address holds something odd."""
    try:
        day = dt.date.fromisoformat(f"{asked}-01")
    except ValueError:
        day = today()
    return max(min(day, dt.date(9000, 1, 1)), dt.date(1900, 1, 1)).replace(day=1)
