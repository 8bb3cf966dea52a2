"""A time of day, read the way people write it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_WRITTEN = re.compile(
    r"^(\d{1,2})(?:\s*[:.hH ]\s*(\d{2})?|(\d{2}))?\s*(?:h(?:eures)?)?\s*([ap])?\.?\s*(?:m\.?)?$", re.I
)


class TimeField(forms.Field):
    """A time: 14:30, 1430, 14 h 30, 2:30 pm or 2pm."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"})
    default_error_messages = {
        "required": _("Write the time."),
        "invalid": _("Write the time as hours and minutes, such as 14:30 or 2:30 pm."),
    }

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, dt.time) else value

    def to_python(self, value: Any) -> dt.time | None:
        if isinstance(value, dt.time) or value in self.empty_values:
            return value or None
        found = _WRITTEN.match(str(value).strip())
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return self._time(int(found[1]), int(found[2] or found[3] or 0), (found[4] or "").lower())

    def _time(self, hour: int, minute: int, half: str) -> dt.time:
        if half and not 1 <= hour <= 12:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour > 23 or minute > 59:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return dt.time(hour, minute)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return (initial or None) != self.to_python(data)
        except ValidationError:
            return True
