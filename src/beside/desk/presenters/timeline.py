"""Timeline entries in words: who took part, how old the child was then, what was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.care.models import Passage
from beside.care.queries import TimelineContact, TimelinePage
from beside.care.rules.words import NotMetBecause
from beside.care.words import NOT_MET
from beside.people.models import Client
from beside.people.presenters.ages import age_on


@dataclass(frozen=True)
class Line:
    """One entry as shown."""

    entry: TimelineContact
    who: str
    facts: str
    passages: tuple[Passage, ...]

    @property
    def note_url(self) -> str:
        """Where the whole note is read, signed and added to; nothing where she may read none of it."""
        return reverse("care:note", args=[self.passages[0].note_id]) if self.passages else ""

    @property
    def on(self) -> dt.date:
        return self.entry.on


def timeline_lines(page: TimelinePage, known: Iterable[Client]) -> list[Line]:
    """The entries of a page; only names the reader may see are named."""
    clients = {client.pk: client for client in known}
    return [
        Line(entry=entry, who=_who(entry, clients), facts=_facts(entry, clients), passages=entry.passages)
        for entry in page.entries
    ]


def _who(entry: TimelineContact, clients: dict[UUID, Client]) -> str:
    names = [
        clients[pk].display_name for pk, _m in entry.participants if pk in clients and not clients[pk].is_dyad
    ]
    return ", ".join(names)


def _facts(entry: TimelineContact, clients: dict[UUID, Client]) -> str:
    contact = entry.contact
    facts = []
    if contact.outcome == "did_not_meet":
        return _("We did not meet: %(reason)s") % {
            "reason": str(NOT_MET[NotMetBecause(contact.not_met_because)]).lower()
        }
    if contact.duration:
        facts.append(ngettext("%(n)s minute", "%(n)s minutes", contact.duration) % {"n": contact.duration})
    facts += [
        _("together %(n)s min") % {"n": minutes}
        for pk, minutes in entry.participants
        if _is_dyad(pk, clients)
    ]
    for pk, _minutes in entry.participants:
        child = clients.get(pk)
        if child and child.is_child and (then := age_on(child.person, entry.on)):
            facts.append(f"{child.display_name} {then}")
    return " · ".join(facts)


def _is_dyad(pk: UUID, clients: dict[UUID, Client]) -> bool:
    return pk in clients and clients[pk].is_dyad
