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
from beside.foundation.actor import Actor
from beside.foundation.labels import Label
from beside.people.models import Client
from beside.people.presenters.ages import age_on, span
from beside_instruments import corrected_birth, screening_age


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


def timeline_lines(page: TimelinePage, known: Iterable[Client], actor: Actor) -> list[Line]:
    """The entries of a page; only names the reader may see are named.

    Notes
    -----
    That a child was born early is health: the corrected age is shown to those cleared for it.
    """
    clients = {client.pk: client for client in known}
    return [
        Line(
            entry=entry,
            who=_who(entry, clients),
            facts=_facts(entry, clients, actor.cleared_for(Label.HEALTH, entry.contact.program_id)),
            passages=entry.passages,
        )
        for entry in page.entries
    ]


def _who(entry: TimelineContact, clients: dict[UUID, Client]) -> str:
    names = [
        clients[pk].display_name for pk, _m in entry.participants if pk in clients and not clients[pk].is_dyad
    ]
    return ", ".join(names)


def _facts(entry: TimelineContact, clients: dict[UUID, Client], health: bool) -> str:
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
            corrected = _corrected(child, entry.on) if health else ""
            facts.append(f"{child.display_name} {then}" + (f" ({corrected})" if corrected else ""))
    return " · ".join(facts)


def _corrected(child: Client, day: dt.date) -> str:
    """The age counted from term, for a child born early, until the second birthday; else nothing."""
    birth = getattr(child, "birth", None)
    if birth is None or not birth.weeks:
        return ""
    gestation = (birth.weeks, birth.days or 0)
    if not screening_age(birth.on, gestation, day).adjusted:
        return ""
    counts_from = corrected_birth(birth.on, gestation)
    if day < counts_from:
        return _("corrected: before term")
    return _("corrected %(age)s") % {"age": span(counts_from, day)}


def _is_dyad(pk: UUID, clients: dict[UUID, Client]) -> bool:
    return pk in clients and clients[pk].is_dyad
