"""Everything a client's own page shows, asked once and in few queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, in_step, question
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


@question
def page_facts(actor: Actor, client: Client, language: str = "en") -> Asking[PageFacts]:
    """The facts of one client's page, for an actor who has opened it."""
    stand, circle, family, words, of_kind = yield from in_step(
        standings.asked(actor, client),
        circle_of.asked(actor, client),
        family_of.asked(actor, client),
        role_words.asked(actor, client, language),
        _of_kind(actor, client),
    )
    programs = [standing.program.pk for standing in stand]
    labels = labels_in(actor, client, programs)
    stories, ties = yield from in_step(
        stories_under.asked(actor, client, labels), ties_under.asked(actor, client, labels)
    )
    return PageFacts(
        family=family,
        circle=circle,
        standings=stand,
        labels=labels,
        stories=stories,
        may_write=actor.is_system or any(actor.can("clients.write", pk) for pk in programs),
        may_merge=actor.is_system or any(actor.can("clients.merge", pk) for pk in programs),
        in_circle=_walks(actor, circle) or any(actor.can(visibility.LEAD, pk) for pk in programs),
        words=words,
        ties=ties,
        **of_kind,
    )


def _of_kind(actor: Actor, client: Client) -> Asking[dict[str, Any]]:
    """What only one kind of client has."""
    if client.is_mother:
        names = ("contacts", "household", "pregnancies")
        askings = (safe_contacts, household_of, pregnancies_of)
        found = yield from in_step(*(asking.asked(actor, client) for asking in askings))
        return dict(zip(names, found, strict=True))
    if client.is_child:
        living = yield from living_now.asked(actor, client)
        return {"living": living, "birth": getattr(client, "birth", None)}
    contacts, living, apart = yield from in_step(
        safe_contacts.asked(actor, client),
        living_now.asked(actor, client.child),
        separations_of.asked(actor, client),
    )
    return {
        "contacts": contacts,
        "living": living,
        "separations": apart,
        "timing": timing(actor, client),
    }


def _walks(actor: Actor, circle: list[Any]) -> bool:
    return any(row.user_id == actor.id for row in circle)
