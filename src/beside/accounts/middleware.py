"""Who asks: puts ``request.actor`` on every signed-in request, and ends sessions that have to end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.http import urlencode

from beside.foundation.clock import now
from beside.foundation.drafts import save_draft

from .queries import actor_for, has_second_factor
from .rules import SessionState
from .session_times import look_at

# What a person without a second factor may still open while one is asked of her.
_BEFORE_THE_SECOND_FACTOR = frozenset(
    {
        "accounts:second_factor_needed",
        "accounts:app_picture",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "set_language",
    }
)
Answer = Callable[[HttpRequest], HttpResponse]


class SignInMiddleware:
    """One Actor per request; idle and absolute limits; the second factor; nothing is cached."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None
        if not request.user.is_authenticated:
            return self.get_response(request)
        actor = actor_for(request.user)
        if look_at(request.session, request.user.kind, now()) is not SessionState.OPEN:
            return _no_store(_end(request, actor))
        request.actor = actor
        return _no_store(self.get_response(request))

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        actor = getattr(request, "actor", None)
        if actor is None or actor.kind != "staff" or not settings.BESIDE_REQUIRE_MFA:
            return None
        if request.session.get("second_factor"):
            return None
        if has_second_factor(request.user):
            request.session["second_factor"] = True
            return None
        match = request.resolver_match
        if match and match.view_name in _BEFORE_THE_SECOND_FACTOR:
            return None
        return redirect("accounts:second_factor_needed")


def _end(request: HttpRequest, actor: Any) -> HttpResponse:
    """Sign out, keep what was typed, and ask to sign in again: she comes back to the same half-written form."""
    form = request.POST.get("_form", "") if request.method == "POST" else ""
    if form:
        typed = {name: [str(value) for value in values] for name, values in request.POST.lists()}
        save_draft(actor, form, request.POST.get("_subject", ""), typed)
    is_draft = request.path == reverse("foundation:draft")
    logout(request)
    address = f"{reverse('account_login')}?{urlencode(_way_back(request, form))}"
    if is_draft:
        return JsonResponse({"ended": True, "sign_in": address}, status=401)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _way_back(request: HttpRequest, form: str) -> dict[str, str]:
    if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
        return {"next": request.get_full_path(), "away": "1"}
    # A form is shown at the address it is sent to; other buttons have no page of their own to go back to.
    return {"next": request.get_full_path(), "away": "1"} if form else {"away": "1"}


def _no_store(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    patch_cache_control(response, no_store=True, private=True)
    return response
