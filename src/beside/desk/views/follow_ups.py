"""What is still to come back to with one client, and the tap that ticks it off."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beside.care import actions as care_actions
from beside.care import queries as care
from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.back import safe_next
from beside.foundation.clock import today
from beside.people.queries import open_client
from beside.ui.notices import notify


@policy("clients.open", relation="client")
def follow_ups(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What she and her colleagues meant to come back to with this client."""
    actor = request.actor
    found = open_client(actor, pk)
    record_view(actor, [found], what="desk.follow_ups")
    lines = [(row, actor.id in {row.for_id, row.author_id}) for row in care.follow_ups_of(actor, found)]
    page = {"client": found, "lines": lines, "today": today(), "may_write": actor.can("clients.write")}
    return render(request, "desk/follow_ups.html", page)


@policy("clients.write", relation="own")
@require_POST
def follow_up_done(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tick off something to come back to; one more tap takes it back."""
    done = request.POST.get("undo") != "1" and "undo" not in request.GET
    follow_up = care.follow_up_of(request.actor, pk)
    care_actions.settle_follow_up(follow_up, done=done, by=request.actor)
    again = f"{reverse('desk:follow_up_done', args=[pk])}?undo=1"
    notify(request, _("Done.") if done else _("It is open again."), undo_url=again if done else "")
    return redirect(safe_next(request, reverse("desk:today")))
