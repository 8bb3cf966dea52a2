"""Small taps: practical help, something to come back to, a kept filter."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible, Refusal
from beside.foundation.once import once
from beside.people.queries import open_client
from beside.ui.notices import notify

from .. import actions, catalogue, queries
from ..forms.follow_up import FollowUpForm


@policy("clients.write", relation="client")
@require_POST
def material_give(request: HttpRequest, client_id: UUID, item: str) -> HttpResponse:
    """Practical help in one tap."""
    client = open_client(request.actor, client_id)
    if item not in dict(catalogue.material_choices()):
        raise NotVisible
    program = queries.program_for(request.actor, client)
    given = actions.give_material(program, client, item=item, by=request.actor)
    words = {"item": catalogue.material_label(item)}
    notify(
        request, _("%(item)s: written down.") % words, undo_url=reverse("care:material_undo", args=[given.pk])
    )
    return redirect("desk:client", client_id)


@policy("clients.write", relation="client")
@require_POST
def material_undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take that tap back."""
    given = queries.material(request.actor, pk)
    actions.take_back_material(given, by=request.actor)
    notify(request, _("Taken back."))
    return redirect("desk:client", given.subject_id)


@policy("clients.write", relation="client")
def follow_up_add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Something to come back to, for oneself or a colleague."""
    actor = request.actor
    client = open_client(actor, client_id)
    program = queries.program_for(actor, client)
    form = FollowUpForm(
        request.POST or None,
        actor=actor,
        program=program,
        draft_subject=str(client_id),
        initial={"due_on": today(), "whose": str(actor.id)},
    )
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            data = form.cleaned_data
            actions.add_follow_up(
                program, client, what=data["what"], due_on=data["due_on"], whose=form.colleague(), by=actor
            )
            notify(request, _("Saved."))
            return reverse("desk:follow_ups", args=[client_id])

        address = once(actor, form.once_key, save)
        form.forget_draft()
        return redirect(address)
    record_view(actor, [client], what="care.follow_up_form")
    return render(request, "care/follow_up_form.html", {"form": form, "client": client})


@policy("clients.find", relation="own")
@require_POST
def view_save(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the families list under a name."""
    try:
        kept = actions.save_view(
            request.POST.get("name", ""), request.POST.get("query", ""), by=request.actor
        )
    except Refusal as refusal:
        notify(request, _(refusal.message))
        return redirect(f"{reverse('desk:families')}?{request.POST.get('query', '')}")
    notify(request, _("Kept as “%(name)s”.") % {"name": kept.name})
    return redirect(f"{reverse('desk:families')}?{kept.query}")


@policy("clients.find", relation="own")
@require_POST
def view_forget(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Forget a kept filter."""
    actions.forget_view(queries.kept_view(request.actor, pk), by=request.actor)
    notify(request, _("Forgotten."))
    return redirect("desk:families")
