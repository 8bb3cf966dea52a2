"""Pages of the sign-in library, each with its policy; a change and its audit entry land together."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from beside.foundation.access import policy

from .. import actions, queries

View = Callable[..., HttpResponse]


def _own(view: View, did: str = "") -> View:
    """A person's own page. If the sent form changed how she signs in, that is on the trail, or nothing is changed."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            before = queries.sign_in_state(request.user)
            response = view(request, *args, **kwargs)
            if queries.sign_in_state(request.user) != before:
                actions.note_sign_in_change(request.user, what=did, by=request.actor)
        return response

    return policy("", relation="own")(page)


def _anybody(view: View) -> View:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return policy.public()(never_cache(page))


sign_in = _anybody(account.login)
sign_out = _anybody(account.logout)
second = _anybody(second_step.authenticate)
passkey_in = _anybody(passkeys.login_webauthn)

change_password = _own(account.password_change, "password_changed")
confirm_password = _own(account.reauthenticate, "password_hash_renewed")
confirm_code = _own(second_step.reauthenticate, "second_step_used")
confirm_passkey = _own(passkeys.reauthenticate_webauthn, "second_step_used")
app_on = _own(app.activate_totp, "app_set_up")
app_off = _own(app.deactivate_totp, "app_taken_off")
codes_shown = _own(codes.view_recovery_codes, "recovery_codes_shown")
codes_new = _own(codes.generate_recovery_codes, "recovery_codes_made")
passkey_list = _own(passkeys.list_webauthn, "passkeys_changed")
passkey_add = _own(passkeys.add_webauthn, "passkey_added")
passkey_name = _own(passkeys.edit_webauthn, "passkey_renamed")
passkey_off = _own(passkeys.remove_webauthn, "passkey_taken_off")
