"""Days away: written by whoever goes or by her supervisor, with who covers meanwhile."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.people import actions, queries
from beside.people.forms.away import AwayForm
from beside.people.views.opening import home_address
from beside.people.views.saving import form_page
from beside.ui.notices import notify


@policy("clients.open", relation="own")
def away(request: HttpRequest) -> HttpResponse:
    """Who is away and who covers; and some more days."""
    actor = request.actor
    programs = queries.programs_to_be_away_from(actor)
    staff = queries.colleagues_in(actor, programs)
    leads = actor.can("circle.manage")
    form = AwayForm(request.POST or None, actor=actor, programs=programs, staff=staff, may_choose=leads)

    def save(seen: str) -> str:
        return _save(request, form)

    return form_page(
        request,
        None,
        form,
        save,
        heading=_("Days away"),
        submit=_("Save"),
        back=home_address(),
        template="people/away.html",
        rows=queries.days_away(actor),
        leads=leads,
    )


@policy("clients.open", relation="own")
@require_POST
def away_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """She is back, or does not go."""
    row = queries.away_of(request.actor, pk)
    actions.come_back(row, by=request.actor)
    notify(request, _("Nobody covers for %(name)s any more.") % {"name": row.user.display_name})
    return redirect("people:away")


def _save(request: HttpRequest, form: AwayForm) -> str:
    program = form.where()
    user = queries.colleague(request.actor, program.pk, form.whose())
    cover = queries.colleague(request.actor, program.pk, form.cleaned_data["cover"])
    days = form.cleaned_data["from_date"], form.cleaned_data["to_date"]
    actions.go_away(user, program=program, cover=cover, days=days, by=request.actor)
    notify(request, _("Saved. %(name)s covers meanwhile.") % {"name": cover.display_name})
    return request.path
