"""The only clocks. Everything that asks the time asks here, so that tests and audits can rely on it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> dt.datetime:
    """This moment, in UTC."""
    return timezone.now()


def today(zone: str | None = None) -> dt.date:
    """The local date of a site's time zone (by default the installation's)."""
    place = ZoneInfo(zone) if zone else timezone.get_default_timezone()
    return timezone.localtime(timezone.now(), place).date()


def month_key(day: dt.date) -> int:
    """The civil month as an integer, for example 202611: what counts per month are read from."""
    return day.year * 100 + day.month
