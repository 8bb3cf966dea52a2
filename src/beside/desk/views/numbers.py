"""A program's year in numbers: on screen, on paper, as a table. No name stands on these pages, and no worker's."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from beside.accounts.models import Program
from beside.foundation.access import policy
from beside.foundation.clock import today
from beside.foundation.content import content
from beside.foundation.errors import NotAllowed, NotVisible

from .. import queries
from ..forms import NumbersFilter, year_words
from ..presenters.cells import safe_cell
from ..presenters.coming import coming_figures
from ..presenters.figures import Figure
from ..presenters.work import work_figures
from ..rules.years import Year, last_years

YEARS_BACK = 6
PARTS: dict[str, tuple[Callable[..., Any], Callable[[Any], list[Figure]]]] = {
    "coming": (queries.coming, coming_figures),
    "work": (queries.work, work_figures),
}


@dataclass(frozen=True)
class _Asked:
    form: NumbersFilter
    program: Program
    year: Year
    figures: list[Figure]


@policy("reports.see", relation="program")
def numbers(request: HttpRequest, part: str = "coming") -> HttpResponse:
    """How families came, or what was done, in one year of a program."""
    asked = _asked(request, part)
    page = {
        "form": asked.form,
        "program": asked.program,
        "year": year_words(asked.year),
        "is_now": asked.year.last >= today(),
        "figures": asked.figures,
        "part": part,
        "tabs": _tabs(request, part),
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/numbers.html", page)


@policy("reports.see", relation="program")
def numbers_table(request: HttpRequest, part: str) -> HttpResponse:
    """The same as CSV: nothing the page does not show, every cell safe to open in a spreadsheet."""
    asked = _asked(request, part)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="numbers.csv"'
    answer.write("\ufeff")
    writer = csv.writer(answer)
    writer.writerow([safe_cell(cell) for cell in (asked.program.name, _period(asked.year))])
    writer.writerow([_("Part"), _("What"), _("Number"), _("Share")])
    for figure in asked.figures:
        rows = [(figure.title, words, "", "") for words in figure.sentences]
        rows += [(figure.title, row.words, row.number, row.share) for row in figure.rows]
        writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return answer


def _period(year: Year) -> str:
    """The year in words; while it goes on, that it is counted so far."""
    words = year_words(year)
    return _("%(year)s, so far") % {"year": words} if year.last >= today() else words


def _asked(request: HttpRequest, part: str) -> _Asked:
    if part not in PARTS:
        raise NotVisible
    programs = queries.counted_programs(request.actor)
    if not programs:
        raise NotAllowed
    begins = int(content("services", "numbers")["year_begins_month"])
    form = NumbersFilter(
        request.GET or None, programs=programs, years=last_years(today(), begins, YEARS_BACK)
    )
    question, figures = PARTS[part]
    program, year = form.program_chosen(), form.year_chosen()
    return _Asked(form, program, year, figures(question(request.actor, program, year)))


def _tabs(request: HttpRequest, part: str) -> list[tuple[str, str, bool]]:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    words = {"coming": _("How families came"), "work": _("What we did")}
    return [(words[key], reverse("desk:numbers_part", args=[key]) + query, key == part) for key in PARTS]
