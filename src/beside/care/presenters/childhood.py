"""What is written of a child, and of two people together, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from beside.people.models import Client
from beside.people.presenters.ages import age_on

from .. import child_words as words
from ..models import DaycarePlace, DutyDecision, Experience, Observation
from ..queries import SeenOfIt
from ..rules.versions import Versions


@dataclass(frozen=True)
class SeenLine:
    """One observation as shown: the day, the situation, who saw it, how old the child was."""

    row: Observation
    title: str
    facts: str
    patterns: list[str]
    changed: str = ""
    may_mend: bool = False
    earlier: Sequence[SeenLine] = ()


@dataclass(frozen=True)
class LivedLine:
    """One experience as shown to this reader."""

    row: SeenOfIt
    title: str
    facts: str
    parts: list[tuple[Any, str]]
    changed: str = ""
    may_mend: bool = False
    earlier: Sequence[LivedLine] = ()


def seen_lines(
    rows: Iterable[Versions[Observation]], dyad: Client, mends: Callable[[Any], bool]
) -> list[SeenLine]:
    """Observations, newest first, each with what stood before it was corrected."""
    child = dyad.child.person
    return [
        replace(
            _seen_line(one.now, child),
            may_mend=mends(one.now),
            earlier=[_seen_line(row, child) for row in one.earlier],
        )
        for one in rows
    ]


def lived_lines(rows: Iterable[SeenOfIt], child: Client, mends: Callable[[Any], bool]) -> list[LivedLine]:
    """What a child lived through; where the reader is not cleared for the kind, that it was something hard."""
    return [
        replace(
            _lived_line(row, child.person),
            may_mend=not row.withheld and mends(row.entry),
            earlier=[_lived_line(before, child.person) for before in row.earlier],
        )
        for row in rows
    ]


def told_of(row: Observation | Experience) -> dict[str, Any]:
    """An entry as the answers of its form."""
    told = dict(row.told or {}) | {"on": row.on}
    if isinstance(row, Observation):
        told |= {"context": row.context, "seen_by": row.seen_by, "label": row.label}
    return told


def duty_rows(row: DutyDecision) -> list[tuple[Any, Any]]:
    """One decision, line by line."""
    told = row.told
    on = told.get("mother_told_on")
    hers = _joined(
        str(words.MOTHER_TOLD[told["mother_told"]]),
        _day(dt.date.fromisoformat(on)) if on else "",
        told["mother_told_words"],
    )
    return [
        (_("Considered by"), _joined(row.author_name, row.with_name)),
        (_("Grounds for a report"), words.GROUNDS[told["grounds"]]),
        (_("Why"), told["reasons"]),
        (_("Decided"), told["decided"]),
        (_("The mother was told"), hers),
    ]


def daycare_steps(row: DaycarePlace) -> list[tuple[Any, bool]]:
    """The path of one place: applied, offered, started."""
    path = [
        (_("Applied"), row.applied_on),
        (_("Offered"), row.offered_on),
        (_("Started"), row.started_on),
    ]
    return [(_joined(str(name), _day(day) if day else ""), day is not None) for name, day in path]


def _seen_line(row: Observation, child: Any) -> SeenLine:
    facts = _joined(_seen_by(row), age_on(child, row.on))
    patterns = words.pattern_words(row.told.get("patterns"))
    return SeenLine(row, words.context_words(row.context), facts, patterns, changed=_changed(row))


def _lived_line(row: SeenOfIt, child: Any) -> LivedLine:
    title = words.experience_words(row.kind) if row.kind else str(words.HIDDEN_KIND)
    facts = _joined(row.when, age_on(child, row.on) if row.on else "", row.entry.author_name)
    return LivedLine(row, title, facts, _parts(row), changed="" if row.withheld else _changed(row.entry))


def _changed(row: Observation | Experience) -> str:
    """Who corrected it, when, and for what reason; "" for the first words."""
    if row.amends_id is None:
        return ""
    told = _("Changed by %(name)s on %(day)s: %(reason)s")
    return told % {
        "name": row.author_name,
        "day": _day(timezone.localtime(row.created_at).date()),
        "reason": row.reason or "–",
    }


def _seen_by(row: Observation) -> str:
    if row.seen_by == "worker":
        return _("seen by %(name)s") % {"name": row.author_name}
    return _joined(str(words.SEEN_BY_SHORT[row.seen_by]), row.author_name)


def _parts(row: SeenOfIt) -> list[tuple[Any, str]]:
    found = [
        (_("How it was for the child"), row.child),
        (_("How the child shows it"), row.shows),
        (_("Who or what helps the child"), row.helps),
        (_("About a grown-up"), row.grown_ups),
    ]
    return [(name, text) for name, text in found if text]


def _day(day: dt.date) -> str:
    return date_format(day, "DATE_FORMAT")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
