"""What was seen between two people, what a child lived through, daycare places, duties considered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Q

from beside.foundation.actor import Actor
from beside.foundation.errors import NotAllowed, NotVisible
from beside.foundation.labels import Label
from beside.people.models import Client
from beside.people.queries import cleared_labels, may_do

from ..models import DaycarePlace, DutyDecision, Experience, Observation
from ..rules.versions import Versions, versions

EXPERIENCES = "experiences.read"


@dataclass(frozen=True)
class SeenOfIt:
    """An entry as this reader may see it: the child's part always, the rest where she is cleared for it."""

    entry: Experience
    kind: str
    child: str
    shows: str
    helps: str
    when: str
    grown_ups: str
    withheld: bool
    earlier: tuple[SeenOfIt, ...] = ()

    @property
    def on(self) -> dt.date | None:
        return self.entry.on


def observations_of(actor: Actor, dyad: Client) -> list[Versions[Observation]]:
    """What was seen between the two, newest first, under the labels the reader is cleared for.

    An amendment stands in the place of what it amends; where it closed the words to a reader, the earlier ones
    are closed to her too.
    """
    cleared = cleared_labels(actor, dyad)
    rows = Observation.objects.filter(subject__in=_readable(actor, dyad), removed_at__isnull=True)
    found = [
        one.only(lambda row: row.label in cleared) for one in versions(rows.order_by("-on", "-created_at"))
    ]
    return [one for one in found if one is not None]


def observation(actor: Actor, pk: UUID) -> Observation:
    """One observation she may read."""
    return _one(Observation, actor, pk)


def experiences_of(actor: Actor, child: Client) -> list[SeenOfIt]:
    """What the child lived through, newest first; for those who care for the child as clinicians.

    Raises
    ------
    NotAllowed
        When she works with the family in another part.
    """
    _clinician(actor, child)
    cleared = cleared_labels(actor, child)
    rows = Experience.objects.filter(subject__in=_readable(actor, child), removed_at__isnull=True)
    shown = [_with_earlier(one, cleared, actor) for one in versions(rows)]
    return sorted(shown, key=lambda one: (one.on or dt.date.min, one.entry.created_at), reverse=True)


def experience(actor: Actor, pk: UUID) -> Experience:
    """One experience of a child she cares for."""
    found: Experience = _one(Experience, actor, pk)
    _clinician(actor, found.subject)
    return found


def duty_decisions_of(actor: Actor, child: Client) -> list[DutyDecision]:
    """Duties considered about the child: her own, those she was asked about, or all for one cleared for law."""
    rows = DutyDecision.objects.filter(subject__in=_readable(actor, child))
    if "legal" not in cleared_labels(actor, child):
        rows = rows.filter(Q(author_id=actor.id) | Q(with_id=actor.id))
    return list(rows.order_by("-on", "-created_at"))


def daycare_places_of(actor: Actor, child: Client) -> list[DaycarePlace]:
    """Daycare places of the child, the newest first."""
    rows = DaycarePlace.objects.filter(subject__in=_readable(actor, child))
    return list(rows.order_by("-created_at"))


def daycare_place(actor: Actor, pk: UUID) -> DaycarePlace:
    """One daycare place of a child she may open."""
    return _one(DaycarePlace, actor, pk)


def _with_earlier(one: Versions[Experience], cleared: frozenset[str], actor: Actor) -> SeenOfIt:
    """What stands now; and what stood before, to those who read all that stands now."""
    shown, *before = (shown_to(actor, row, cleared) for row in (one.now, *one.earlier))
    return shown if shown.withheld else replace(shown, earlier=tuple(before))


def shown_to(actor: Actor, row: Experience, cleared: frozenset[str]) -> SeenOfIt:
    """An experience for one reader: words about a grown-up are a counselling note, whatever the kind; her own
    words she reads always."""
    told: dict[str, str] = row.told or {}
    own = row.author_id == actor.id
    kind_too = own or row.label in cleared
    grown_ups_too = own or (kind_too and Label.COUNSELLING_NOTE in cleared)
    return SeenOfIt(
        row,
        kind=told.get("kind", "") if kind_too else "",
        when=told.get("when", "") if kind_too else "",
        child=told.get("child", ""),
        shows=told.get("shows", ""),
        helps=told.get("helps", ""),
        grown_ups=told.get("grown_ups", "") if grown_ups_too else "",
        withheld=not kind_too or bool(told.get("grown_ups") and not grown_ups_too),
    )


def _clinician(actor: Actor, child: Client) -> None:
    if not may_do(actor, child, EXPERIENCES):
        raise NotAllowed


def _readable(actor: Actor, client: Client) -> Any:
    return Client.objects.visible_to(actor).filter(pk=client.pk)


def _one(model: Any, actor: Actor, pk: UUID) -> Any:
    rows = model.objects.filter(pk=pk, subject__in=Client.objects.visible_to(actor))
    found = rows.select_related(
        "subject__person", "subject__caregiver__person", "subject__child__person"
    ).first()
    if found is None:
        raise NotVisible
    return found
