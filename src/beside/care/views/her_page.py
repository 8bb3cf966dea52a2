"""A page of her story: opened for whoever may open her and is cleared for what stands on it, and written down."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import NotAllowed, NotVisible, Refusal
from beside.foundation.once import once
from beside.people.models import Client
from beside.people.queries import cleared_labels, open_client
from beside.ui.notices import notify

View = Callable[..., HttpResponse]


def her_page(*labels: str, capability: str = "clients.open") -> Callable[[View], View]:
    """Declare and open a page about a mother; each opening is in the audit trail.

    Parameters
    ----------
    labels
        The reader must be cleared for one of these (none: for nothing besides opening her).
    """

    def declared(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, client_id: UUID, **rest: Any) -> HttpResponse:
            client = open_client(request.actor, client_id)
            if not client.is_mother:
                raise NotVisible
            if labels and not cleared_labels(request.actor, client) & set(labels):
                raise NotAllowed
            record_view(request.actor, [client], what=f"care.{view.__name__}")
            return view(request, client, **rest)

        return policy(capability, relation="client")(opened)

    return declared


def story_form(
    request: HttpRequest,
    client: Client,
    form: Any,
    save: Callable[[], Any],
    *,
    page: dict[str, Any],
    back: str,
    template: str = "care/story_form.html",
) -> HttpResponse:
    """A page with one form, saved once; a rule's refusal stands at its question."""
    if request.method == "POST" and form.is_valid():

        def saving() -> str:
            save()
            notify(request, _("Saved."))
            return back

        try:
            address = once(request.actor, form.once_key, saving)
        except Refusal as refusal:
            form.refuse(refusal.because if refusal.because in form.fields else None, refusal.message)
        else:
            form.forget_draft()
            return redirect(address)
    shown = {"client": client, "form": form, "back": back, **page}
    return render(request, template, shown, status=422 if form.errors else 200)


def story_address(client: Client, name: str = "story", *more: Any) -> str:
    """The address of one of her pages."""
    return reverse(f"care:{name}", args=[client.pk, *more])
