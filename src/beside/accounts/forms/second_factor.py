"""The second step of signing in: authenticator app, passkeys, recovery codes."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from beside.ui.fields import TextField, TickField


def code_field(label: Any, help_text: Any = "") -> TextField:
    """A box for six digits, or for a recovery code."""
    field = TextField(
        label=label, help_text=help_text, width=10, autocomplete="one-time-code", spellcheck=False
    )
    field.error_messages["required"] = _("Write the code.")
    return field


class _Plain:
    """Without colons after labels and without the browser's own balloons."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        # Apps show "123 456"; people type it as they see it.
        self.cleaned_data["code"] = self.cleaned_data["code"].replace(" ", "").replace("-", "")
        return super().clean_code()


class SecondStepForm(_Plain, base.AuthenticateForm):
    """The code of her app, or one of her recovery codes."""

    code = code_field(_("Code"), _("Six digits from your app, or one of your recovery codes."))


class ConfirmCodeForm(_Plain, base.ReauthenticateForm):
    """The same, before a change to sign-in."""

    code = code_field(_("Code"), _("Six digits from your app, or one of your recovery codes."))


class SetUpAppForm(_Plain, totp.ActivateTOTPForm):
    """The first code of a new app, which shows that it works."""

    code = code_field(_("Six digits from the app"))


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """A passkey kept on a device or a key."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["name"] = TextField(
            label=_("A name for it"),
            required=False,
            max_length=60,
            width=20,
            help_text=_("Such as the device it is kept on."),
            initial=self.initial.get("name"),
        )
        self.fields["passwordless"] = TickField(
            label=_("Sign in with this passkey alone"),
            help_text=_(
                "It then asks for your fingerprint, your face or its own number instead of a password."
            ),
        )


class NamePasskeyForm(webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for it")
