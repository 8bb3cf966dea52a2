"""Dates and times in words, by language."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from beside.foundation.clock import today
from beside.ui.rules import ApproximateDate

from .library import register


def _pattern(style: str) -> str:
    """Django's date letters for a style, in the order the language uses."""
    return {
        "": pgettext("date", "j F Y"),
        "short": pgettext("date, short", "j M"),
        "weekday": pgettext("date with weekday", "l j F"),
        "month": pgettext("month and year", "F Y"),
        "time": pgettext("time", "H:i"),
    }[style]


@register.simple_tag
def when(value: Any, style: str = "") -> SafeString:
    """A date or moment in words; see ``in_words`` for the styles."""
    if not value:
        return SafeString("")
    if isinstance(value, ApproximateDate):
        return format_html("{}", approximate(value))
    if isinstance(value, dt.time):
        words = date_format(dt.datetime.combine(dt.date.min, value), _pattern("time"))
        return format_html('<time datetime="{}">{}</time>', f"{value:%H:%M}", words)
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value)
        return format_html(
            '<time datetime="{}">{}</time>', value.isoformat("T", "minutes"), in_words(value, style)
        )
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), in_words(value, style))


def in_words(value: dt.date, style: str = "") -> str:
    """A date or local moment in words.

    Parameters
    ----------
    style : "" (26 November 2026), "short" (26 Nov, with the year when it is another one), "weekday",
        "month", "time", "since" (today, yesterday, 3 days ago). Moments add the time but for "time"-less
        styles "month" and "since".
    """
    day = value.date() if isinstance(value, dt.datetime) else value
    if style == "since":
        return _since((today() - day).days, day)
    words = date_format(value if style == "time" else day, _pattern(style))
    if style in {"short", "weekday"} and day.year != today().year:
        words = f"{words} {day.year}"
    if isinstance(value, dt.datetime) and style not in {"time", "month"}:
        return _("%(day)s, %(time)s") % {"day": words, "time": date_format(value, _pattern("time"))}
    return words


def _since(days: int, day: dt.date) -> str:
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days == -1:
        return _("tomorrow")
    if 1 < days < 15:
        return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}
    if -15 < days < -1:
        return ngettext("in %(days)s day", "in %(days)s days", -days) % {"days": -days}
    return in_words(day, "short")


def approximate(value: ApproximateDate) -> str:
    """An approximate date in words, as vague as it is."""
    first = value.earliest
    if first is None:
        return _("not known")
    if value.precision == "day":
        return date_format(first, _pattern(""))
    if value.precision == "month":
        return date_format(first, _pattern("month"))
    return _("in %(year)s") % {"year": first.year}
