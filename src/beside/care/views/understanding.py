"""The shared understanding on one screen, and her path."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import Conflict
from beside.people.queries import cleared_labels, open_of_kind
from beside.ui.notices import notify

from .. import actions, queries
from ..forms import LinkForm, PathForm, ViewForm
from ..plan_words import FACETS
from ..presenters import plan_page
from .saving import save_form, status_of


@policy("clients.open", relation="client")
def understanding(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Relationships, what happened, substance use: one screen, linked; mother and child together below."""
    actor = request.actor
    mother = open_of_kind(actor, client_id, "mother")
    found = queries.understanding_of(actor, mother)
    record_view(actor, [mother, *(dyad for dyad, _story in found.together)], what="care.understanding")
    return render(request, "care/understanding.html", plan_page.understanding(actor, mother, found))


@policy("clients.write", relation="client")
def view_write(request: HttpRequest, client_id: UUID, facet: str) -> HttpResponse:
    """The next version of one panel; when somebody wrote meanwhile, both texts are shown."""
    actor = request.actor
    mother = open_of_kind(actor, client_id, "mother")
    versions = queries.view_versions(actor, mother, facet)
    form = ViewForm(
        request.POST or None, facet=facet, actor=actor, draft_subject=f"{client_id.hex}:{facet}",
        initial={"text": versions[0].text} if versions else {},
    )  # fmt: skip
    page = plan_page.form(mother, form, FACETS[facet], client_id, "care:understanding")
    page |= {"versions": versions[1:], "seen": versions[0].pk if versions else ""}
    try:
        done = save_form(request, form, lambda: _write(request, mother, facet, form))
    except Conflict as clash:
        form.refuse(None, _("Somebody saved this meanwhile. Both texts are kept: put them together."))
        page |= {"theirs": clash.theirs.text, "seen": clash.theirs.pk}
        return render(request, "care/plan_form.html", page, status=409)
    record_view(actor, [mother], what="care.understanding_form")
    return done or render(request, "care/plan_form.html", page, status=status_of(form))


@policy("clients.write", relation="client")
def link_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Link two panels: when this, then that."""
    actor = request.actor
    mother = open_of_kind(actor, client_id, "mother")
    labels = cleared_labels(actor, mother)
    form = LinkForm(request.POST or None, labels=labels, actor=actor, draft_subject=str(client_id))

    def save() -> str:
        actions.link_views(mother, **form.cleaned_data, by=actor)
        return f"{reverse('care:understanding', args=[client_id])}#links"

    done = save_form(request, form, save)
    record_view(actor, [mother], what="care.understanding_form")
    page = plan_page.form(mother, form, _("A link between two"), client_id, "care:understanding")
    return done or render(request, "care/plan_form.html", page, status=status_of(form))


@policy("clients.write", relation="client")
@require_POST
def link_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A link holds no longer; it stays readable."""
    link = queries.link_of(request.actor, pk)
    actions.end_link(link, by=request.actor)
    notify(request, _("It stands among the earlier links now."))
    return redirect("care:understanding", link.subject_id)


@policy("clients.open", relation="client")
def path(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Her path, as she says it now and as she said it before."""
    actor = request.actor
    mother = open_of_kind(actor, client_id, "mother")
    entries = queries.path_of(actor, mother)
    record_view(actor, [mother], what="care.path")
    return render(request, "care/path.html", plan_page.path(actor, mother, entries))


@policy("clients.write", relation="client")
def path_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Her path as it is today. Nothing is required, nothing shut out, and nothing follows from it."""
    actor = request.actor
    mother = open_of_kind(actor, client_id, "mother")
    newest = next(iter(queries.path_of(actor, mother)), None)
    form = PathForm(
        request.POST or None, actor=actor, draft_subject=str(client_id),
        initial={"ways": newest.ways} if newest else {},
    )  # fmt: skip

    def save() -> str:
        actions.write_path(mother, **form.cleaned_data, by=actor)
        return reverse("care:path", args=[client_id])

    done = save_form(request, form, save)
    record_view(actor, [mother], what="care.path_form")
    page = plan_page.form(mother, form, _("Her path today"), client_id, "care:path")
    return done or render(request, "care/plan_form.html", page, status=status_of(form))


def _write(request: HttpRequest, mother: object, facet: str, form: ViewForm) -> str:
    text = form.cleaned_data["text"]
    actions.write_view(mother, facet, text, follows=_seen(request.POST.get("seen", "")), by=request.actor)
    return reverse("care:understanding", args=[mother.pk])


def _seen(typed: str) -> UUID | None:
    """The version she was shown; something odd counts as an old one, so both texts are shown."""
    try:
        return UUID(typed) if typed else None
    except ValueError:
        return UUID(int=0)
