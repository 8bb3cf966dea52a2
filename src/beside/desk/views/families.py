"""The list of families, on screen, on paper and as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from beside.foundation.access import policy
from beside.foundation.actor import Actor
from beside.people.words import word
from beside.ui.paging import keyset_page

from .. import queries
from ..forms import FamilyFilters
from ..presenters.cells import safe_cell
from ..queries import FamilyLine


@policy("clients.find", relation="program")
def families(request: HttpRequest) -> HttpResponse:
    """Families, 25 a page, narrowed by what stands in the address."""
    actor = request.actor
    form = FamilyFilters(request.GET or None, actor=actor)
    page = keyset_page(queries.families(actor, form.filters()), request, order="-created_at", size=25)
    lines = queries.family_lines(actor, page.items)
    views = queries.saved_views(actor)
    query = request.GET.urlencode()
    found = {
        "form": form,
        "page": page,
        "lines": lines,
        "views": views,
        "query": query,
        "may_open": actor.can("clients.open"),
        "may_add": actor.can("clients.write"),
    }
    return render(request, "desk/families.html", found)


@policy("clients.find", relation="program")
def families_table(request: HttpRequest) -> HttpResponse:
    """The same list as CSV: only what the page shows, every cell safe to open in a spreadsheet."""
    actor = request.actor
    form = FamilyFilters(request.GET or None, actor=actor)
    rows = queries.families(actor, form.filters()).order_by("-created_at")[: queries.MOST_IN_A_TABLE]
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="list.csv"'
    answer.write("\ufeff")
    writer = csv.writer(answer)
    for row in _rows(actor, queries.family_lines(actor, rows)):
        writer.writerow([safe_cell(cell) for cell in row])
    return answer


def _rows(actor: Actor, lines: list[FamilyLine]) -> Iterator[list[Any]]:
    """What the page shows of each family: who opens no record is given names and key workers only."""
    opens = actor.can("clients.open")
    head = [_("Name"), _("Children"), _("Key worker")]
    yield [*head, _("Where things stand"), _("Last spoke")] if opens else head
    for line in lines:
        children = ", ".join(child.display_name for child in line.children)
        cells = [line.mother.display_name, children, line.key_worker]
        yield (
            [*cells, word("state", line.state) if line.state else "", line.last_spoke or ""]
            if opens
            else cells
        )
