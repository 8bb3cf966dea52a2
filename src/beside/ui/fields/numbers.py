"""Whole numbers and lengths of time."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_LENGTH = re.compile(
    r"^(?:(\d{1,2})\s*(?:h|:|hours?|heures?)\s*(\d{1,2})?|(\d{1,4}))\s*(?:m|min|mins|minutes?)?\.?$", re.I
)


class NumberField(forms.IntegerField):
    """A whole number. ``min_value`` and ``max_value`` are both allowed."""

    default_error_messages = {
        "required": _("Write a number."),
        "invalid": _("Write a whole number, such as 3."),
        "min_value": _("Write %(limit_value)s or more."),
        "max_value": _("Write %(limit_value)s or less."),
    }

    def __init__(self, *, width: int = 4, **kwargs: Any) -> None:
        attrs = {"class": f"govuk-input--width-{width}", "inputmode": "numeric", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)
        for check in self.validators:
            limit = {"min_value": "min_value", "max_value": "max_value"}.get(getattr(check, "code", ""))
            if limit:
                check.message = self.error_messages[limit]  # type: ignore[attr-defined]


class MinutesField(forms.Field):
    """How long something took, in minutes: 55, 1 h 15 or 1:15. ``most`` is the longest allowed."""

    widget = forms.TextInput(
        attrs={"class": "govuk-input--width-4", "inputmode": "text", "autocomplete": "off"}
    )
    default_error_messages = {
        "required": _("Write how many minutes it took."),
        "invalid": _("Write the minutes as a number, such as 55, or hours and minutes, such as 1 h 15."),
        "most": _("Write %(most)s minutes or less."),
    }

    def __init__(self, *, most: int = 1440, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        found = _LENGTH.match(str(value).strip())
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(found[3]) if found[3] else int(found[1]) * 60 + int(found[2] or 0)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value > self.most:
            raise ValidationError(self.error_messages["most"], "most", {"most": self.most})

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return initial != self.to_python(data)
        except ValidationError:
            return True
