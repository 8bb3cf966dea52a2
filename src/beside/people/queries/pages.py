"""Everything a client's own page shows, asked once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from beside.foundation.actor import Actor
from beside.people.models import Client, HouseholdMember, Story
from beside.people.queries.circle import may_arrange, may_do
from beside.people.queries.clearance import cleared_labels
from beside.people.queries.clients import relation
from beside.people.queries.family_facts import household_of, living_now, separations_of
from beside.people.queries.panel import Panel, panel
from beside.people.queries.pregnancy import pregnancies_of, timing
from beside.people.queries.stories import current_stories
from beside.people.rules.circle import OPENS
from beside.people.rules.stories import StoryKind


@dataclass(frozen=True)
class PageFacts:
    """A client's page: the panel, the texts, homes, births, times apart, and what the actor may do."""

    panel: Panel
    labels: frozenset[str]
    stories: dict[StoryKind, list[Story]]
    may_write: bool
    may_arrange: bool
    may_merge: bool
    in_circle: bool
    household: list[HouseholdMember] = field(default_factory=list)
    pregnancies: list[Any] = field(default_factory=list)
    living: Any = None
    birth: Any = None
    separations: list[Any] = field(default_factory=list)
    timing: list[Any] = field(default_factory=list)


def page_facts(actor: Actor, client: Client) -> PageFacts:
    """The facts of one client's page."""
    about_dyad = client.is_dyad
    return PageFacts(
        panel=panel(actor, client),
        labels=cleared_labels(actor, client),
        stories=current_stories(actor, client),
        may_write=may_do(actor, client, "clients.write"),
        may_arrange=may_arrange(actor, client),
        may_merge=may_do(actor, client, "clients.merge"),
        in_circle=relation(actor, client) in OPENS,
        household=[] if about_dyad else household_of(actor, client),
        pregnancies=pregnancies_of(actor, client) if client.is_mother else [],
        living=living_now(actor, client.child if about_dyad else client) if not client.is_mother else None,
        birth=getattr(client, "birth", None) if client.is_child else None,
        separations=separations_of(actor, client) if about_dyad else [],
        timing=timing(actor, client) if about_dyad else [],
    )
