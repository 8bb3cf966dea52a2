"""A date as well as it is known."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beside.ui.rules import ApproximateDate

from .day import DayField, DayWidget, check_limits, check_month_and_year


class ApproximateDateWidget(DayWidget):
    """Three boxes of which the day, or the day and the month, may stay empty; and a box for not known."""

    kind = "approximate"

    def boxes(self) -> dict[str, forms.Widget | type[forms.Widget]]:
        tick = forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"})
        return {**super().boxes(), "unknown": tick}

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, ApproximateDate):
            return [value.day, value.month, value.year, value.precision == "unknown"]
        return [*super().decompress(value), False]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        parts = super().value_from_datadict(data, files, name)
        return [*parts[:3], bool(data.get(f"{name}_unknown"))]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(key in data for key in (name, *(f"{name}_{box}" for box in self.boxes())))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = forms.MultiWidget.get_context(self, name, value, attrs)
        labels = [_("Day"), _("Month"), _("Year"), _("Not known")]
        for sub, label in zip(context["widget"]["subwidgets"], labels, strict=True):
            sub["label"] = label
        return context


class ApproximateDateField(forms.Field):
    """The day, the month or the year, or not known. An empty answer is None; "not known" is an answer."""

    widget = ApproximateDateWidget
    default_error_messages = {
        **DayField.default_error_messages,
        "required": _("Write what is known of the date, even only the year, or tick “Not known”."),
        "year_first": _("Write the year as well, or tick “Not known”."),
        "month_too": _("Write the month as well, or leave the day empty."),
        "both": _("Write a date or tick “Not known”, not both."),
    }

    def __init__(self, *, earliest: Any = None, latest: Any = None, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> ApproximateDate | None:
        if isinstance(value, ApproximateDate):
            return value
        if isinstance(value, dt.date):
            return ApproximateDate.exact(value)
        if value in self.empty_values:
            return None
        *parts, unknown = value
        day, month, year = (str(part or "").strip() for part in parts)
        if unknown:
            if day or month or year:
                raise self._error("both")
            return ApproximateDate.unknown()
        return self._known(day, month, year)

    def _known(self, day: str, month: str, year: str) -> ApproximateDate | None:
        if not (day or month or year):
            return None
        if not year:
            raise self._error("year_first")
        if day and not month:
            raise self._error("month_too")
        if day:
            exact = DayField(error_messages=self.error_messages).to_python([day, month, year])
            return ApproximateDate.exact(exact) if exact else None
        return self._month_or_year(month, year)

    def _month_or_year(self, month: str, year: str) -> ApproximateDate:
        try:
            month_number, year_number = int(month or 1), int(year)
        except ValueError:
            raise self._error("number") from None
        check_month_and_year(self, month_number, year_number)
        if month:
            return ApproximateDate("month", year_number, month_number)
        return ApproximateDate("year", year_number)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value.earliest:
            check_limits(self, value.earliest, value.latest)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return (initial or None) != self.to_python(data)
        except ValidationError:
            return True

    def _error(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)
