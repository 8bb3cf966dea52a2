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

View = Callable[..., HttpResponse]


def _audited(view: View) -> View:
    """A sent form is one transaction: if the audit entry cannot be written, nothing is changed."""

    @wraps(view)
    def changing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    return changing


def _anybody(view: View) -> View:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return policy.public()(never_cache(page))


def _own(view: View) -> View:
    return policy("", relation="own")(_audited(view))


sign_in = _anybody(account.login)
sign_out = _anybody(account.logout)
second = _anybody(second_step.authenticate)
passkey_in = _anybody(passkeys.login_webauthn)

change_password = _own(account.password_change)
confirm_password = _own(account.reauthenticate)
confirm_code = _own(second_step.reauthenticate)
confirm_passkey = _own(passkeys.reauthenticate_webauthn)
app_on = _own(app.activate_totp)
app_off = _own(app.deactivate_totp)
codes_shown = _own(codes.view_recovery_codes)
codes_new = _own(codes.generate_recovery_codes)
passkey_list = _own(passkeys.list_webauthn)
passkey_add = _own(passkeys.add_webauthn)
passkey_name = _own(passkeys.edit_webauthn)
passkey_off = _own(passkeys.remove_webauthn)
