"""Programs and sites."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from beside.ui.fields import SelectField, TextField
from beside.ui.forms import BesideForm


class ProgramForm(BesideForm):
    """The name of a program, or of the organisation."""

    name = TextField(label=_("Name"), max_length=120, width=20)


class SiteForm(BesideForm):
    """A place a program works from."""

    name = TextField(label=_("Name"), max_length=120, width=20)
    time_zone = SelectField(
        label=_("Time zone"),
        choices=lambda: [(zone, zone.replace("_", " ")) for zone in _zones()],
        help_text=_("It decides which day it is there."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("time_zone", settings.TIME_ZONE)


def _zones() -> list[str]:
    """Zones named for a place; the present installation's first."""
    named = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return [settings.TIME_ZONE, *(zone for zone in named if zone != settings.TIME_ZONE)]
