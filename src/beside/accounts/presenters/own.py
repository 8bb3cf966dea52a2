"""A person's own sign-in, in words."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import User
from ..queries import OpenSession, SecondStep

_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    (r"iPhone|iPad", "iOS"),
    (r"Android", "Android"),
    (r"Windows", "Windows"),
    (r"Mac OS X", "macOS"),
    (r"Linux|X11", "Linux"),
)


def sign_in_rows(user: User, step: SecondStep) -> list[tuple[Any, ...]]:
    """Rows of the summary list: what, how it stands, where to change it."""
    change = _("Change")
    details = reverse("accounts:own_details")
    languages = dict(settings.LANGUAGES)
    rows: list[tuple[Any, ...]] = [
        (_("Name colleagues see"), user.display_name, details, change),
        (_("Sign-in name"), user.sign_in_name),
        (_("Language of the pages"), languages.get(user.language, user.language), details, change),
        (_("Password"), _("Only you know it"), reverse("account_change_password"), change),
    ]
    return [*rows, *_second_step_rows(step)]


def _second_step_rows(step: SecondStep) -> list[tuple[Any, ...]]:
    keys = ngettext("%(count)d passkey", "%(count)d passkeys", step.passkeys) % {"count": step.passkeys}
    left = ngettext("%(count)d code left", "%(count)d codes left", step.codes_left) % {
        "count": step.codes_left
    }
    app = "mfa_deactivate_totp" if step.has_app else "mfa_activate_totp"
    app_words = _("Set up") if step.has_app else _("Not set up")
    rows: list[tuple[Any, ...]] = [
        (_("Authenticator app"), app_words, reverse(app), _("Take off") if step.has_app else _("Set up")),
        (
            _("Passkeys"),
            keys if step.passkeys else _("None yet"),
            reverse("mfa_list_webauthn" if step.passkeys else "mfa_add_webauthn"),
            _("Look") if step.passkeys else _("Add one"),
        ),
    ]
    if step.is_set_up:
        rows.append((_("Recovery codes"), left, reverse("mfa_view_recovery_codes"), _("Look")))
    return rows


def session_rows(sessions: list[OpenSession]) -> list[dict[str, Any]]:
    """Signed-in browsers in words a person can recognise."""
    return [
        {"browser": browser_words(one.browser), "began": one.began, "is_this": one.is_this}
        for one in sessions
    ]


def browser_words(agent: str) -> str:
    """“Firefox on Android” from what a browser says of itself."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), _("A browser"))
    system = next((name for pattern, name in _SYSTEMS if re.search(pattern, agent)), "")
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system} if system else browser
