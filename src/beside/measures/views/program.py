"""What measures say of a program as a whole: never of one person, never in an order of people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from beside.foundation.access import policy
from beside.foundation.clock import today

from .. import queries
from ..presenters.agreement import over_program
from ..presenters.both_sides import blocks
from ..rules.pair import last_quarter


@policy("reports.see", relation="program")
def both_sides(request: HttpRequest) -> HttpResponse:
    """What teams named as hard and as protecting, side by side over a program."""
    until = last_quarter(today())
    page = {"until": until, "blocks": blocks(queries.pairs_together(request.actor, until))}
    return render(request, "measures/both_sides.html", page)


@policy("reports.see", relation="program")
def agreement(request: HttpRequest) -> HttpResponse:
    """How well raters of observed measures agree."""
    found = over_program(queries.rated_twice_in(request.actor), get_language() or "en")
    return render(request, "measures/agreement.html", {"measures": found})
