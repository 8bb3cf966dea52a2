"""Everything a client's own page shows, asked once and in few queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from beside.foundation.actor import Actor
from beside.people.models import Client, HouseholdMember, Story, visibility
from beside.people.queries.circle import circle_of
from beside.people.queries.clearance import labels_in
from beside.people.queries.clients import Family, family_of
from beside.people.queries.contact import safe_contacts
from beside.people.queries.enrolment import Standing, standings
from beside.people.queries.family_facts import household_of, living_now, separations_of
from beside.people.queries.pregnancy import pregnancies_of, timing
from beside.people.queries.stories import stories_under
from beside.people.queries.ties import TieNow, ties_under
from beside.people.queries.words import Words, role_words
from beside.people.rules.stories import StoryKind


@dataclass(frozen=True)
class PageFacts:
    """A client's page: family, circle, places, texts, homes, births, times apart, and what the actor may do."""

    family: Family
    circle: list[Any]
    standings: list[Standing]
    labels: frozenset[str]
    stories: dict[StoryKind, list[Story]]
    may_write: bool
    may_merge: bool
    in_circle: bool
    words: Words
    contacts: list[Any] = field(default_factory=list)
    ties: list[TieNow] = field(default_factory=list)
    household: list[HouseholdMember] = field(default_factory=list)
    pregnancies: list[Any] = field(default_factory=list)
    living: Any = None
    birth: Any = None
    separations: list[Any] = field(default_factory=list)
    timing: list[Any] = field(default_factory=list)


def page_facts(actor: Actor, client: Client, language: str = "en") -> PageFacts:
    """The facts of one client's page, for an actor who has opened it."""
    stand, circle = standings(actor, client), circle_of(actor, client)
    programs = [standing.program.pk for standing in stand]
    labels = labels_in(actor, client, programs)
    return PageFacts(
        family=family_of(actor, client),
        circle=circle,
        standings=stand,
        labels=labels,
        stories=stories_under(actor, client, labels),
        may_write=actor.is_system or any(actor.can("clients.write", pk) for pk in programs),
        may_merge=actor.is_system or any(actor.can("clients.merge", pk) for pk in programs),
        in_circle=_walks(actor, circle) or any(actor.can(visibility.LEAD, pk) for pk in programs),
        words=role_words(actor, client, language),
        ties=ties_under(actor, client, labels),
        **_of_kind(actor, client),
    )


def _of_kind(actor: Actor, client: Client) -> dict[str, Any]:
    """What only one kind of client has."""
    if client.is_mother:
        return {
            "contacts": safe_contacts(actor, client),
            "household": household_of(actor, client),
            "pregnancies": pregnancies_of(actor, client),
        }
    if client.is_child:
        return {"living": living_now(actor, client), "birth": getattr(client, "birth", None)}
    return {
        "contacts": safe_contacts(actor, client),
        "living": living_now(actor, client.child),
        "separations": separations_of(actor, client),
        "timing": timing(actor, client),
    }


def _walks(actor: Actor, circle: list[Any]) -> bool:
    return any(row.user_id == actor.id for row in circle)
