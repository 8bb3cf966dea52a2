"""The only clocks. Everything that asks the time asks here, so that tests and audits can rely on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.utils import timezone

_told: ContextVar[dt.datetime | None] = ContextVar("told_moment", default=None)


def now() -> dt.datetime:
    """This moment, in UTC."""
    return _told.get() or timezone.now()


@contextmanager
def telling(moment: dt.datetime) -> Iterator[None]:
    """Let the product live at another moment: only for telling the demo program's past."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


def today(zone: str | None = None) -> dt.date:
    """The local date of a site's time zone (by default the installation's)."""
    place = ZoneInfo(zone) if zone else timezone.get_default_timezone()
    return timezone.localtime(now(), place).date()


def month_key(day: dt.date) -> int:
    """The civil month as an integer, for example 202611: what counts per month are read from."""
    return day.year * 100 + day.month
