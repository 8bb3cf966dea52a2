"""The list of families, on screen, on paper and as a table."""

from __future__ import annotations

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from beside.foundation.access import policy
from beside.people.words import word
from beside.ui.paging import keyset_page

from .. import queries
from ..forms import FamilyFilters
from ..presenters.cells import safe_cell


@policy("clients.find", relation="program")
def families(request: HttpRequest) -> HttpResponse:
    """Families, 25 a page, narrowed by what stands in the address."""
    actor = request.actor
    form = FamilyFilters(request.GET or None, actor=actor)
    page = keyset_page(queries.families(actor, form.filters()), request, order="-created_at", size=25)
    lines = queries.family_lines(actor, page.items)
    views = queries.saved_views(actor)
    query = request.GET.urlencode()
    found = {"form": form, "page": page, "lines": lines, "views": views, "query": query}
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
    writer.writerow([_("Name"), _("Children"), _("Where things stand"), _("Key worker"), _("Last spoke")])
    for line in queries.family_lines(actor, rows):
        children = ", ".join(child.display_name for child in line.children)
        cells = [
            line.mother.display_name,
            children,
            word("state", line.state),
            line.key_worker,
            line.last_spoke or "",
        ]
        writer.writerow([safe_cell(cell) for cell in cells])
    return answer
