"""One line of the timeline in words."""

from __future__ import annotations

from django.utils.translation import gettext

from beside.people.queries.panel import Entry
from beside.people.words import word


def sentence(entry: Entry) -> str:
    """What happened, in one short sentence."""
    if entry.what.startswith("state_"):
        state = word("state", entry.what.removeprefix("state_"))
        return gettext("%(state)s · %(program)s") % {"state": state, "program": entry.words["program"]}
    role = word("circle", entry.words["role"])
    names = {"name": entry.words["name"], "role": role}
    if entry.what == "joined_circle":
        return gettext("%(name)s joined the circle (%(role)s)") % names
    return gettext("%(name)s left the circle (%(role)s)") % names
