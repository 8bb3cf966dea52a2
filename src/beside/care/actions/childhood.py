"""What is written of a child and of two people together. Nothing follows by itself from any of it."""

from __future__ import annotations

from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now, today
from beside.foundation.errors import NotAllowed, Refusal
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import cleared_labels, require

from ..child_words import experience_label
from ..models import DaycarePlace, Experience, Observation
from ..rules.childhood import Lived, Place, Seen

_PLACE = ["place", "applied_on", "offered_on", "started_on", "would_help"]
EXPERIENCES = "experiences.read"


@action
def write_observation(dyad: Client, seen: Seen, *, by: Actor) -> Observation:
    """Write down what was seen between two people; it is never about one of them (BTC-009)."""
    require(by, dyad, "clients.write")
    if not dyad.is_dyad:
        raise Refusal("subject", "This is written of two people together. Open the page of the two.")
    _cleared(by, dyad, seen.label)
    seen.check(today())
    row = Observation(
        subject=dyad,
        on=seen.on,
        context=seen.context,
        seen_by=seen.seen_by,
        label=seen.label,
        told={"patterns": list(seen.patterns), "between": seen.between.strip(), "helps": seen.helps.strip()},
        author_id=by.id,
        author_name=by.name[:120],
    )
    row.save(force_insert=True)
    record_change(by, "care.observation_written", row, fields=["told"])
    return row


@action
def write_experience(child: Client, lived: Lived, *, by: Actor) -> Experience:
    """Write down what a child lived through. It starts nothing: no notice, no task, no step (BTC-023)."""
    require(by, child, "clients.write")
    require(by, child, EXPERIENCES)
    _of_a_child(child)
    label = experience_label(lived.kind)
    if not label:
        raise Refusal("kind", "Choose from the list.")
    _cleared(by, child, label)
    lived.check(today())
    parts = ("kind", "when", "child", "shows", "helps", "grown_ups")
    row = Experience(
        subject=child,
        on=lived.on,
        label=label,
        told={name: getattr(lived, name).strip() for name in parts},
        author_id=by.id,
        author_name=by.name[:120],
    )
    row.save(force_insert=True)
    record_change(by, "care.experience_written", row, fields=["told"])
    return row


@action
def take_back(row: Observation | Experience, *, by: Actor) -> None:
    """Take back what was written by mistake: her own, or as a supervisor."""
    require(by, row.subject, "clients.write")
    if by.id != row.author_id:
        require(by, row.subject, "notes.countersign")
    row.removed_at = now()
    row.save(update_fields=["removed_at"])
    record_change(by, f"care.{row._meta.model_name}_taken_back", row, fields=["removed_at"])


@action
def add_daycare_place(child: Client, place: Place, *, by: Actor) -> DaycarePlace:
    """A daycare place on its way (MCS-031)."""
    require(by, child, "clients.write")
    _of_a_child(child)
    place.check(today())
    row = DaycarePlace(subject=child, author_id=by.id, author_name=by.name[:120], **_values(place))
    row.save(force_insert=True)
    record_change(by, "care.daycare_place_added", row, fields=_PLACE)
    return row


@action
def change_daycare_place(row: DaycarePlace, place: Place, *, version: int, by: Actor) -> DaycarePlace:
    """The next step of a place, unless somebody else saved since `version`."""
    require(by, row.subject, "clients.write")
    place.check(today())
    for name, value in _values(place).items():
        setattr(row, name, value)
    row.save_version(version, _PLACE)
    record_change(by, "care.daycare_place_changed", row, fields=_PLACE)
    return row


def _values(place: Place) -> dict[str, Any]:
    return {name: getattr(place, name) for name in _PLACE}


def _of_a_child(child: Client) -> None:
    if not child.is_child:
        raise Refusal("subject", "This is written of a child. Open the child’s page.")


def _cleared(by: Actor, client: Client, label: str) -> None:
    if not by.is_system and label not in cleared_labels(by, client):
        raise NotAllowed
