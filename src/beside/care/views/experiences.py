"""What a child lived through: for those who care for the child. Nothing follows from an entry by itself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.people.models import Client
from beside.people.queries import cleared_labels, open_of_kind
from beside.ui.notices import notify

from .. import actions, queries
from ..forms.childhood import AmendExperienceForm, ExperienceForm
from ..presenters.childhood import lived_lines, told_of
from .saving import one_form


@policy("experiences.read", relation="client")
def experiences(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """What the child lived through, newest first."""
    actor = request.actor
    child = open_of_kind(actor, client_id, Client.CHILD)
    lines = lived_lines(queries.experiences_of(actor, child), child, queries.who_mends(actor, child))
    record_view(actor, [child], what="care.experiences")
    return render(request, "care/experiences.html", {"client": child, "lines": lines})


@policy("experiences.read", relation="client")
def experience_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write down something the child lived through."""
    actor = request.actor
    child = open_of_kind(actor, client_id, Client.CHILD)
    back = reverse("care:experiences", args=[child.pk])
    cleared = cleared_labels(actor, child)
    form = ExperienceForm(request.POST or None, actor=actor, draft_subject=str(client_id), cleared=cleared)

    def save() -> str:
        row = actions.write_experience(child, form.lived(), by=actor)
        notify(request, _("Saved."), undo_url=reverse("care:experience_remove", args=[row.pk]))
        return back

    return one_form(request, child, form, save, template="care/experience_form.html", back=back)


@policy("experiences.read", relation="client")
def experience_amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add to it or correct it; what stood before is kept."""
    actor = request.actor
    row = queries.experience_to_mend(actor, pk)
    back = reverse("care:experiences", args=[row.subject_id])
    cleared = cleared_labels(actor, row.subject)
    form = AmendExperienceForm(
        request.POST or None,
        actor=actor,
        draft_subject=str(pk),
        cleared=cleared,
        initial=told_of(row),
    )

    def save() -> str:
        newer = actions.amend_experience(row, form.lived(), reason=form.reason(), by=actor)
        notify(request, _("Saved."), undo_url=reverse("care:experience_remove", args=[newer.pk]))
        return back

    away = reverse("care:experience_remove", args=[pk])
    page = {"template": "care/experience_form.html", "back": back, "take_back": away}
    return one_form(request, row.subject, form, save, **page)


@policy("experiences.read", relation="client")
@require_POST
def experience_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what was written by mistake."""
    row = queries.experience(request.actor, pk)
    actions.take_back(row, by=request.actor)
    notify(request, _("Taken back."))
    return redirect("care:experiences", row.subject_id)
