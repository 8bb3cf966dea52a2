"""What is written of a child and of two people together. Nothing follows by itself from any of it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now, today
from beside.foundation.errors import NotAllowed, Refusal
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import cleared_labels, require

from ..child_words import experience_label
from ..models import DaycarePlace, Experience, Observation
from ..rules.childhood import Lived, Place, Seen, check_newest

_PLACE = ["place", "applied_on", "offered_on", "started_on", "would_help"]
EXPERIENCES = "experiences.read"
_Told = TypeVar("_Told", Observation, Experience)


@action
def write_observation(dyad: Client, seen: Seen, *, by: Actor) -> Observation:
    """Write down what was seen between two people; it is never about one of them (BTC-009)."""
    require(by, dyad, "clients.write")
    if not dyad.is_dyad:
        raise Refusal("subject", "This is written of two people together. Open the page of the two.")
    row = _observation(dyad, seen, by)
    row.save(force_insert=True)
    record_change(by, "care.observation_written", row, fields=["told"])
    return row


@action
def amend_observation(row: Observation, seen: Seen, *, reason: str, by: Actor) -> Observation:
    """Add to it or correct it: what stood before stays, with who wrote it and when."""
    _may_mend(row, by)
    return _amend(row, _observation(row.subject, seen, by), reason, by)


@action
def write_experience(child: Client, lived: Lived, *, by: Actor) -> Experience:
    """Write down what a child lived through. It starts nothing: no notice, no task, no step (BTC-023)."""
    require(by, child, "clients.write")
    require(by, child, EXPERIENCES)
    _of_a_child(child)
    row = _experience(child, lived, by)
    row.save(force_insert=True)
    record_change(by, "care.experience_written", row, fields=["told"])
    return row


@action
def amend_experience(row: Experience, lived: Lived, *, reason: str, by: Actor) -> Experience:
    """Add to it or correct it: what stood before stays, with who wrote it and when."""
    _may_mend(row, by)
    require(by, row.subject, EXPERIENCES)
    return _amend(row, _experience(row.subject, lived, by), reason, by)


@action
def take_back(row: Observation | Experience, *, by: Actor) -> None:
    """Take back what was written by mistake; what it amended is shown again."""
    _may_mend(row, by)
    check_newest(_amended_by(row))
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


def _observation(dyad: Client, seen: Seen, by: Actor) -> Observation:
    """What was seen, checked, not yet saved."""
    _cleared(by, dyad, seen.label)
    seen.check(today())
    told = {"patterns": list(seen.patterns), "between": seen.between.strip(), "helps": seen.helps.strip()}
    row = Observation(subject=dyad, on=seen.on, context=seen.context, seen_by=seen.seen_by, label=seen.label)
    row.told, row.author_id, row.author_name = told, by.id, by.name[:120]
    return row


def _experience(child: Client, lived: Lived, by: Actor) -> Experience:
    """What was lived through, checked, not yet saved."""
    label = experience_label(lived.kind)
    if not label:
        raise Refusal("kind", "Choose from the list.")
    _cleared(by, child, label)
    lived.check(today())
    parts = ("kind", "when", "child", "shows", "helps", "grown_ups")
    row = Experience(subject=child, on=lived.on, label=label, author_id=by.id, author_name=by.name[:120])
    row.told = {name: getattr(lived, name).strip() for name in parts}
    return row


def _amend(row: _Told, amendment: _Told, reason: str, by: Actor) -> _Told:
    """Save it beside what it amends, unless somebody amended that since."""
    check_newest(_amended_by(row))
    amendment.amends, amendment.reason = row, reason.strip() or None
    try:
        with transaction.atomic():
            amendment.save(force_insert=True)
    except IntegrityError:
        check_newest("somebody")
    record_change(by, f"care.{row._meta.model_name}_amended", amendment, fields=["told", "reason"])
    return amendment


def _amended_by(row: Observation | Experience) -> str:
    """Who amended it meanwhile; nobody as long as it is the newest."""
    later = row.amendments.filter(removed_at__isnull=True).first()
    return later.author_name if later else ""


def _may_mend(row: Observation | Experience, by: Actor) -> None:
    """Her own, or as a supervisor."""
    require(by, row.subject, "clients.write")
    if by.id != row.author_id:
        require(by, row.subject, "notes.countersign")
