"""A duty under the law: a page of its own that two people come to by themselves."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from beside.accounts.queries import staff_choices
from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.people.models import Client
from beside.people.queries import open_of_kind
from beside.ui.notices import notify

from .. import actions, queries
from ..forms.childhood import DutyForm
from ..presenters.childhood import duty_rows
from .saving import one_form


@policy("clients.write", relation="client")
def duty(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """What was considered about this child, for those who considered it and the supervisor."""
    actor = request.actor
    child = open_of_kind(actor, client_id, Client.CHILD)
    rows = [(row.on, duty_rows(row)) for row in queries.duty_decisions_of(actor, child)]
    record_view(actor, [child], what="care.duty")
    return render(request, "care/duty.html", {"client": child, "rows": rows})


@policy("clients.write", relation="client")
def duty_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write down what two people considered and decided."""
    actor = request.actor
    child = open_of_kind(actor, client_id, Client.CHILD)
    back = reverse("care:duty", args=[child.pk])
    colleagues = staff_choices(queries.program_for(actor, child).pk)
    form = DutyForm(request.POST or None, actor=actor, draft_subject=str(client_id), colleagues=colleagues)

    def save() -> str:
        actions.record_duty_decision(child, form.considered(), together_with=form.colleague(), by=actor)
        notify(request, _("Saved. Nothing was sent to anybody."))
        return back

    return one_form(request, child, form, save, template="care/duty_form.html", back=back)
