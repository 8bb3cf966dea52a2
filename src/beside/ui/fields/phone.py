"""A phone number, folded to one form where it can be read."""

from __future__ import annotations

from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class PhoneField(forms.CharField):
    """A phone number in any spelling, as E.164 (``+16135550143``); with an extension it stays as typed."""

    default_error_messages = {
        "required": _("Write a phone number."),
        "unreadable": _("Write a phone number with its area code, such as 613 555 0143."),
    }

    def __init__(self, *, region: str | None = None, **kwargs: Any) -> None:
        self.region = region
        attrs = {"class": "govuk-input--width-20", "autocomplete": "off", "inputmode": "tel"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs | {"type": "tel"}))
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        return self._folded(typed) if typed else ""

    def _folded(self, typed: str) -> str:
        region = self.region or getattr(settings, "PHONENUMBER_DEFAULT_REGION", None) or "CA"
        try:
            number = phonenumbers.parse(typed, region)
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        if number.extension:
            return typed
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
