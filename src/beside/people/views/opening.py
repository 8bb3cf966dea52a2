"""Opening a client's page: policy, the question who she is to the asker, and the audit entry, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.errors import NeedsReason, NotAllowed, NotVisible
from beside.people import actions, queries
from beside.people.forms.life import ReasonForm
from beside.people.models import Client
from beside.people.views.saving import save_form

ClientView = Callable[..., HttpResponse]


def client_page(
    *kinds: str, capability: str = "clients.open", posts_only: bool = False
) -> Callable[[ClientView], ClientView]:
    """Declare and open a page of one client.

    `kinds` the page is for (none: all three; another kind is answered as not there); `capability` it needs
    in one of the client's programs, besides opening her.
    """

    def declared(view: ClientView) -> ClientView:
        @wraps(view)
        def opened(request: HttpRequest, pk: Any, **rest: Any) -> HttpResponse:
            try:
                client = queries.open_client(request.actor, pk)
            except NeedsReason as needs:
                return redirect(reason_address(request, needs.client_id))
            if client.pk != pk:  # the record was joined into another: one address leads to it
                return redirect(request.resolver_match.view_name, pk=client.pk, **rest)
            if posts_only and request.method != "POST":
                return redirect(client_address(client))
            _ask(request, client, kinds, capability)
            record_view(request.actor, [client], what=f"people.{view.__name__}")
            return view(request, client, **rest)

        return policy(capability, relation="client")(opened)

    return declared


def _ask(request: HttpRequest, client: Client, kinds: tuple[str, ...], capability: str) -> None:
    if kinds and client.kind not in kinds:
        raise NotVisible
    if capability != "clients.open" and not queries.may_do(request.actor, client, capability):
        raise NotAllowed


def reason_address(request: HttpRequest, pk: Any) -> str:
    """The page that asks for a reason and then comes back here."""
    back = request.get_full_path() if request.method == "GET" else ""
    return f"{reverse('people:reason', args=[pk])}?{urlencode({'next': back})}"


def pick(rows: Iterable[Any], pk: Any) -> Any:
    """The row with this id among those the actor may see."""
    found = next((row for row in rows if str(row.pk) == str(pk)), None)
    if found is None:
        raise NotVisible
    return found


def client_address(client: Client) -> str:
    """The client's own page."""
    return reverse("people:client", args=[client.pk])


def home_address() -> str:
    """Where a person lands after signing in."""
    return resolve_url(settings.LOGIN_REDIRECT_URL)


@policy("clients.open", relation="client")
def reason(request: HttpRequest, pk: Any) -> HttpResponse:
    """Ask why a colleague outside the circle opens this record; it opens until the end of the day."""
    next_url = _safe_next(request, pk)
    try:
        queries.open_client(request.actor, pk)
    except NeedsReason:
        pass
    else:
        return redirect(next_url)
    client = queries.known_client(request.actor, pk)
    form = ReasonForm(request.POST or None, actor=request.actor)

    def save(seen: str) -> str:
        actions.give_reason(client, reason=form.cleaned_data["reason"], by=request.actor)
        return next_url

    done = save_form(request, form, save)
    workers = queries.key_workers(request.actor, [client.pk])
    page = {"client": client, "form": form, "key_worker": workers.get(client.pk, "")}
    return done or render(request, "people/reason.html", page)


def _safe_next(request: HttpRequest, pk: Any) -> str:
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if wanted and safe else reverse("people:client", args=[pk])
