"""Signing in, choosing a password, confirming it is still her."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as library
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beside.ui.fields import PasswordField, TextField
from beside.ui.forms import BesideForm

from ..models import User
from ..passwords import LongEnoughAndUnknown
from ..rules import fold_sign_in_name


class SignInForm(library.LoginForm):
    """Name and password; nothing else is asked."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["login"] = TextField(label=_("Sign-in name"), autocomplete="username", spellcheck=False)
        self.fields["login"].error_messages["required"] = _("Write your sign-in name.")
        self.fields["password"] = PasswordField(label=_("Password"))
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        return fold_sign_in_name(self.cleaned_data["login"])


class ConfirmPasswordForm(library.ReauthenticateForm):
    """Before a change to sign-in: the password once more."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["password"] = PasswordField(label=_("Password"))


class ChangePasswordForm(library.ChangePasswordForm):
    """The present password and a new one."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = PasswordField(label=_("Your present password"))
        self.fields["password1"] = new_password_field(_("Your new password"))
        self.fields["password2"] = PasswordField(
            label=_("Your new password again"), autocomplete="new-password"
        )

    def clean_password1(self) -> str:
        validate_password(self.cleaned_data["password1"], self.user)
        return str(self.cleaned_data["password1"])


class CodeForm(BesideForm):
    """Choosing a password with a one-time code handed over in person."""

    sign_in_name = TextField(label=_("Sign-in name"), width=20, autocomplete="username", spellcheck=False)
    code = TextField(
        label=_("One-time code"),
        width=20,
        autocomplete="one-time-code",
        spellcheck=False,
        help_text=_("Twelve letters and digits. Capitals, spaces and hyphens do not matter."),
    )
    password1 = PasswordField(label=_("Choose a password"), autocomplete="new-password")
    password2 = PasswordField(label=_("The password again"), autocomplete="new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = LongEnoughAndUnknown().get_help_text()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, again = cleaned.get("password1"), cleaned.get("password2")
        if first and again and first != again:
            self.add_error("password2", _("The two passwords differ. Write the same one twice."))
        elif first:
            try:
                validate_password(first, User(sign_in_name=cleaned.get("sign_in_name", "")))
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned


def new_password_field(label: Any) -> PasswordField:
    """A box for a new password, with what it has to be."""
    return PasswordField(
        label=label, autocomplete="new-password", help_text=LongEnoughAndUnknown().get_help_text()
    )
