"""What stands between the contacts on a timeline: talks from before she was known, steps, who joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from beside.care.models import OutreachContact
from beside.care.outreach_words import handoff_words, need_words, words_of
from beside.people.presenters.timeline import sentence
from beside.people.queries.panel import Entry

from .timeline import Line


@dataclass(frozen=True)
class Aside:
    """A line that is no contact: a day, a title, perhaps words and a small line below."""

    on: dt.date
    title: str
    text: str = ""
    facts: str = ""
    entry: None = None


def talk_lines(talks: Iterable[OutreachContact]) -> list[Aside]:
    """Talks on the street that joined her record by her own choice."""
    return [
        Aside(
            talk.local_date,
            _("On the street, before she was known"),
            talk.words or "",
            " · ".join(filter(None, _talk_facts(talk))),
        )
        for talk in talks
    ]


def _talk_facts(talk: OutreachContact) -> list[str]:
    met = handoff_words(talk.handoff_to, talk.handoff_list)
    return [str(words_of("zones", talk.zone)), need_words(talk.need_list), met, talk.worker_name]


def step_lines(entries: Iterable[Entry]) -> list[Aside]:
    """Steps in a program, and colleagues who joined or left."""
    return [Aside(entry.on, sentence(entry), facts=entry.by) for entry in entries]


def in_order(lines: Iterable[Line], asides: Iterable[Aside]) -> list[Line | Aside]:
    """Both in one list, newest first; on one day what took place comes first."""
    both: list[Line | Aside] = [*lines, *asides]
    return sorted(both, key=lambda one: one.on, reverse=True)
