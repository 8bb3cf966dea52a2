"""The perinatal pathway of a mother: its times around a pregnancy or a birth; quiet at once after a loss."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.people.models import Client
from beside.people.queries import family_of, pregnancies_of

from ..catalogue import pathway_times
from ..models import PathwayMark
from ..rules.pathway import PathTime, times

_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Pathway:
    """One pathway: of a pregnancy (``child`` None) or of a child in its first year."""

    about: UUID
    child: Client | None
    due: dt.date | None
    born: dt.date | None
    times: list[PathTime]
    marks: dict[tuple[str, str], PathwayMark] = field(default_factory=dict)


def pathways_of(actor: Actor, mother: Client) -> list[Pathway]:
    """The pathways that go on now: an open pregnancy, children up to a year old who live.

    After a loss, or the death of a child, there is none: nothing is suggested, and nothing is kept in view.
    """
    found = [_of_child(child, day) for child, day in _young(actor, mother)]
    found += [_of_pregnancy(row) for row in pregnancies_of(actor, mother) if row.is_open]
    marks = _marks(mother) if found else {}
    return [
        Pathway(one.about, one.child, one.due, one.born, one.times, marks.get(one.about, {})) for one in found
    ]


def _young(actor: Actor, mother: Client) -> list[tuple[Client, dt.date]]:
    children = [m.client for m in family_of(actor, mother).children if m.opens]
    known = [(child, child.person.birth_date) for child in children if child.person.died_on is None]
    return [(child, born) for child, born in known if born and today() - born <= _YEAR]


def _of_child(child: Client, born: dt.date) -> Pathway:
    return Pathway(child.pk, child, None, born, times(pathway_times(), due=None, born=born))


def _of_pregnancy(row: Any) -> Pathway:
    return Pathway(row.pk, None, row.due_date, None, times(pathway_times(), due=row.due_date, born=None))


def _marks(mother: Client) -> dict[UUID, dict[tuple[str, str], PathwayMark]]:
    found: dict[UUID, dict[tuple[str, str], PathwayMark]] = {}
    for row in PathwayMark.objects.filter(subject_id=mother.pk).order_by("created_at"):
        found.setdefault(row.about, {})[row.time, row.item] = row
    return found
