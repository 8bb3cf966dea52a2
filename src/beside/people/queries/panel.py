"""What the desk's page of a client shows from here: a panel and entries for the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, in_step, question, rows, settled
from beside.people.models import Assignment, Client, Story
from beside.people.queries.circle import circle_of
from beside.people.queries.clearance import labels_in
from beside.people.queries.clients import Family, family_of
from beside.people.queries.contact import safe_contacts
from beside.people.queries.enrolment import Standing, standings
from beside.people.queries.pregnancy import open_pregnancy
from beside.people.queries.stories import stories_under
from beside.people.queries.ties import TieNow, ties_under
from beside.people.rules.stories import StoryKind


@dataclass(frozen=True)
class Panel:
    """People, relationships, hopes and basic needs: what a client's page opens on."""

    family: Family
    circle: list[Assignment]
    standings: list[Standing]
    labels: frozenset[str]
    contacts: list[Any] = field(default_factory=list)
    ties: list[TieNow] = field(default_factory=list)
    pregnancy: Any = None
    stories: dict[StoryKind, list[Story]] = field(default_factory=dict)


@question
def panel(actor: Actor, client: Client) -> Asking[Panel]:
    """This app's part of the client page."""
    stand, family, circle, contacts, pregnancy = yield from in_step(
        standings.asked(actor, client),
        family_of.asked(actor, client),
        circle_of.asked(actor, client),
        settled([]) if client.is_child else safe_contacts.asked(actor, client),
        open_pregnancy.asked(actor, client) if client.is_mother else settled(None),
    )
    labels = labels_in(actor, client, [standing.program.pk for standing in stand])
    kinds = [StoryKind.HOPES, StoryKind.WHAT_WORKS]
    ties, stories = yield from in_step(
        ties_under.asked(actor, client, labels),
        stories_under.asked(actor, client, labels, kinds) if client.is_mother else settled({}),
    )
    return Panel(family, circle, stand, labels, contacts, ties, pregnancy, stories)


@dataclass(frozen=True)
class Entry:
    """One line of the timeline. `what` is a stable code that presenters turn into words."""

    on: date
    what: str
    words: dict[str, str] = field(default_factory=dict)
    by: str = ""


@question
def timeline_entries(
    actor: Actor, client: Client, window: tuple[date | None, date | None]
) -> Asking[list[Entry]]:
    """Steps in a program and colleagues joining or leaving the circle, inside the window, newest first.

    Notes
    -----
    Pregnancies and losses stay out: a timeline is read over a shoulder.
    """
    start, end = window
    readable = Client.objects.visible_to(actor).filter(pk=client.pk)
    walked = Assignment.objects.filter(client__in=readable).select_related("user")
    places, circle = yield from in_step(standings.asked(actor, client), rows(walked))
    found = [
        entry
        for entry in _entries(places, circle)
        if (start is None or entry.on >= start) and (end is None or entry.on <= end)
    ]
    return sorted(found, key=lambda entry: entry.on, reverse=True)


def _entries(places: list[Standing], circle: list[Assignment]) -> Iterator[Entry]:
    for standing in places:
        for step in standing.history:
            yield Entry(step.on, f"state_{step.state}", {"program": standing.program.name}, step.author_name)
    for row in circle:
        yield Entry(row.from_date, "joined_circle", {"name": row.user.display_name, "role": row.role})
        if row.to_date is not None:
            yield Entry(row.to_date, "left_circle", {"name": row.user.display_name, "role": row.role})
