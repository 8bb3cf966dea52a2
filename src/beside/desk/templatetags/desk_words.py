"""Template words of the desk: names side by side, days since we spoke, how she may be reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.people.presenters.reach import one_line

register = template.Library()


@register.filter
def names(clients: Iterable[Any]) -> str:
    """The names side by side: “Kay and Jo”."""
    return str(get_text_list([client.display_name for client in clients], _("and")))


@register.filter
def spoke(last: dt.date | None, day: dt.date) -> str:
    """When we last spoke, in a warm sentence."""
    if last is None:
        return _("We have not spoken yet.")
    days = (day - last).days
    if days <= 0:
        return _("We spoke today.")
    if days == 1:
        return _("We spoke yesterday.")
    return ngettext("%(days)s day since we last spoke.", "%(days)s days since we last spoke.", days) % {
        "days": days
    }


@register.filter
def reach(contacts: Iterable[Any]) -> str:
    """The safe way to reach her in one line, or that it wants asking again."""
    return one_line(contacts)
