"""The safe way to reach her, in one line."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from beside.people.models import SafeContact
from beside.people.rules.contact import Allowed
from beside.people.words import word


def one_line(contacts: Iterable[SafeContact]) -> str:
    """The channels she has said yes to, with hours and the name to use; or that it wants asking again."""
    known = list(contacts)
    usable = [row for row in known if row.may_use]
    if usable:
        return " · ".join(_channel(row) for row in usable)
    if any(row.allowed == Allowed.YES for row in known):
        return _("Ask again how to reach her: her answer is over 90 days old.")
    return ""


def _channel(row: SafeContact) -> str:
    parts = [word("channel", row.channel)]
    if row.hours:
        parts.append(row.hours)
    if row.name_to_use:
        parts.append(_("as “%(name)s”") % {"name": row.name_to_use})
    return " ".join(parts)
