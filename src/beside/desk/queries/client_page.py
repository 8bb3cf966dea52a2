"""What the page of one client opens on, of all apps, in a few statements."""

from __future__ import annotations

from dataclasses import dataclass

from beside.care import queries as care
from beside.care.models import Appointment, WaitingEntry
from beside.care.queries import TimelinePage
from beside.foundation.actor import Actor
from beside.foundation.together import Asking, in_step, question
from beside.people.models import Client
from beside.people.queries import panel
from beside.people.queries.panel import Panel

from .around import Around, around

LATELY = 6


@dataclass(frozen=True)
class ClientPage:
    """Her people and hopes, what took place lately, what is next, and where she waits."""

    panel: Panel
    recent: TimelinePage
    beside: Around
    next_visits: list[Appointment]
    waits: list[WaitingEntry]


@question
def client_page(actor: Actor, client: Client) -> Asking[ClientPage]:
    """The facts of the page, for an actor who has opened the client."""
    people, (recent, beside), visits, waits = yield from in_step(
        panel.asked(actor, client),
        _lately(actor, client),
        care.next_visits.asked(actor, client),
        care.waits_of.asked(actor, client),
    )
    return ClientPage(people, recent, beside, visits, waits)


def _lately(actor: Actor, client: Client) -> Asking[tuple[TimelinePage, Around]]:
    recent = yield from care.timeline.asked(actor, [client], size=LATELY)
    beside = yield from around.asked(actor, client, [client], recent)
    return recent, beside
