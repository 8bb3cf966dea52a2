"""All that stands on a client's page of measures, asked together."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, in_step, question, settled
from beside.people.models import Client
from beside.people.queries import Family, clearance, family_of, programs_of

from ..models import Administration, MeasurePause, TeamPair
from ..rules.pair import LABELS
from .due import DueLine, due_for
from .events import Happening, happenings
from .given import given_to
from .pair import pairs_of
from .settings import pause_of


@dataclass(frozen=True)
class MeasuresPage:
    """The facts of the page; presenters put them into words."""

    given: list[Administration]
    happened: list[Happening]
    due: list[DueLine]
    family: Family
    pause: MeasurePause | None
    pairs: list[TeamPair]
    shows_pair: bool
    may_write_in: frozenset[UUID]


@question
def measures_page(actor: Actor, client: Client) -> Asking[MeasuresPage]:
    """What was given, what is due, what happened around it, and what the asker may do."""
    given, happened, due, family, pause, pairs, allowed, may = yield from in_step(
        given_to.asked(actor, client),
        happenings.asked(actor, client),
        due_for.asked(actor, client),
        family_of.asked(actor, client),
        pause_of.asked(actor, client) if client.is_mother else settled(None),
        settled([]) if client.is_mother else pairs_of.asked(actor, client),
        clearance.asked(actor, {client.pk}),
        programs_of.asked(actor, client, "measures.write"),
    )
    shows = not client.is_mother and (actor.is_system or allowed[client.pk] >= LABELS)
    return MeasuresPage(given, happened, due, family, pause, pairs, shows, may)
