"""A day, in three boxes or pasted whole."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

ISO = re.compile(r"^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*$")
PARTS = ("day", "month", "year")
PART_LABELS = {"day": _("Day"), "month": _("Month"), "year": _("Year")}


class DayWidget(forms.MultiWidget):
    """Day, month and year. A whole ISO date in any of the boxes counts as the date."""

    kind = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(self.boxes(), attrs)

    def boxes(self) -> dict[str, forms.Widget | type[forms.Widget]]:
        """The boxes by the end of their name in the form."""
        return {name: _box(4 if name == "year" else 2) for name in PARTS}

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, dt.date):
            return [value.day, value.month, value.year]
        return [None, None, None]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        whole = ISO.match(str(data.get(name) or ""))
        if whole:
            return [whole[3], whole[2], whole[1]]
        parts = super().value_from_datadict(data, files, name)
        for part in parts:
            if found := ISO.match(str(part or "")):
                return [found[3], found[2], found[1]]
        return parts

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, name)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for sub, part in zip(context["widget"]["subwidgets"], PARTS, strict=True):
            sub["label"] = PART_LABELS[part]
        return context


def _box(width: int) -> forms.TextInput:
    attrs = {"class": f"govuk-input govuk-date-input__input govuk-input--width-{width}"}
    return forms.TextInput(attrs=attrs | {"inputmode": "numeric", "autocomplete": "off"})


class DayField(forms.Field):
    """A day that exists. ``earliest`` and ``latest`` are dates, or functions that return one."""

    widget = DayWidget
    default_error_messages = {
        "required": _("Write the day, the month and the year."),
        "part": _("Write the %(missing)s as well."),
        "number": _("Write the day, month and year in numbers, such as 26 11 2026."),
        "month": _("There are 12 months. Write the month as a number from 1 to 12."),
        "day": _("%(month)s %(year)s has %(days)s days. Check the day."),
        "year": _("Write the year with four digits, such as 2026."),
        "earliest": _("The date must be %(limit)s or later. Check the year."),
        "latest": _("The date must be %(limit)s or earlier. Check the year."),
    }

    def __init__(self, *, earliest: Any = None, latest: Any = None, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        if isinstance(value, dt.date) or value in self.empty_values:
            return value or None
        parts = [str(part or "").strip() for part in value]
        if not any(parts):
            return None
        missing = [
            str(PART_LABELS[name]).lower() for name, part in zip(PARTS, parts, strict=True) if not part
        ]
        if missing:
            raise self._error("part", missing=" + ".join(missing))
        return self._day(*parts)

    def _day(self, day_text: str, month_text: str, year_text: str) -> dt.date:
        try:
            day, month, year = int(day_text), int(month_text), int(year_text)
        except ValueError:
            raise self._error("number") from None
        check_month_and_year(self, month, year)
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            name = date_format(dt.date(year, month, 1), "F")
            raise self._error("day", month=name, year=year, days=days)
        return dt.date(year, month, day)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None:
            check_limits(self, value, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or None) != self._quietly(data)

    def _quietly(self, data: Any) -> Any:
        try:
            return self.to_python(data)
        except ValidationError:
            return data

    def _error(self, code: str, **values: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=values)


def check_month_and_year(field: Any, month: int, year: int) -> None:
    """Refuse a month or a year that cannot be, each in its own words."""
    if not 1 <= month <= 12:
        raise ValidationError(field.error_messages["month"], code="month")
    if not 1850 <= year <= 2200:
        raise ValidationError(field.error_messages["year"], code="year")


def check_limits(field: Any, first: dt.date, last: dt.date) -> None:
    """Refuse a day before the earliest or after the latest the question allows."""
    earliest = field.earliest() if callable(field.earliest) else field.earliest
    latest = field.latest() if callable(field.latest) else field.latest
    if earliest and last < earliest:
        raise ValidationError(field.error_messages["earliest"], "earliest", {"limit": date_format(earliest)})
    if latest and first > latest:
        raise ValidationError(field.error_messages["latest"], "latest", {"limit": date_format(latest)})
