"""How the sign-in library behaves here: no e-mail, no sign-up, every change on the audit trail."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from beside.foundation.sealing import seal, unseal
from beside.ui.notices import notify

from .actions import note_sign_in_change
from .addresses import client_address
from .models import User
from .queries import actor_for

_NEUTRAL = _("This sign-in name and password do not go together. Check both and try again.")
_WAIT = _("There were many tries in a short time. Wait a few minutes, then try again.")
_CODE = _("This code does not fit. Wait for the next one, or use a recovery code.")
_HOMES = {"staff": "desk:today", "mother": "portal:home", "partner": "partnerdesk:home"}
_SAID = {
    "account/messages/password_changed.txt": _("Your password is changed. Other places are signed out."),
    "mfa/messages/totp_activated.txt": _("Your authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is taken off."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "You have new recovery codes. The old ones stopped working."
    ),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is taken off."),
}


def home_of(user: User) -> str:
    """The first page after signing in: the desk, her own pages, or (until those are built) a plain one."""
    actor = actor_for(user)
    if actor.can("staff.manage") and not actor.can("clients.find"):
        return reverse("accounts:staff_list")
    try:
        return reverse(_HOMES[user.kind])
    except (NoReverseMatch, KeyError):
        return reverse("accounts:home")


class SignInAdapter(DefaultAccountAdapter):
    """Sign-in by name and password; one answer for every reason it does not work."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _NEUTRAL,
        "invalid_login": _NEUTRAL,
        "account_inactive": _NEUTRAL,
        "too_many_login_attempts": _WAIT,
        "rate_limited": _WAIT,
        "incorrect_password": _("This is not your present password. Check it and try again."),
        "enter_current_password": _("This is not your present password. Check it and try again."),
        "incorrect_code": _CODE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request.user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:own")

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        notify(request, str(_NEUTRAL))
        return redirect("account_login")

    def post_login(self, request: HttpRequest, user: Any, **details: Any) -> HttpResponse:
        try:
            note_sign_in_change(user, what="signed_in", by=actor_for(user))
        except DatabaseError:
            # What cannot be written on the trail does not take place.
            self.logout(request)
            raise
        response: HttpResponse = super().post_login(request, user, **details)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            )
        return response

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # By name and address together: somebody elsewhere cannot lock her out by trying her name.
        return f"{self.get_client_ip(request)}:{credentials.get('username', '').lower()}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing is e-mailed: an address may be shared with the person she has to be safe from."""

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """The library's own messages are left out, but for those that say something was done."""
        words = message or _SAID.get(message_template or "")
        if words:
            notify(request, str(words))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Authenticator app, passkeys and recovery codes, with their secrets sealed."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _CODE,
        "cannot_delete_authenticator": _("A second step is asked of all staff. Set up another one first."),
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal(text, table="mfa_authenticator", row="", column="secret")).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(base64.b64decode(encrypted_text), table="mfa_authenticator", row="", column="secret")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.BESIDE_REQUIRE_MFA or authenticator.user.kind != User.Kind.STAFF:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.sign_in_name)

    def _get_site_name(self) -> str:
        return "Beside"
