"""What happened around the measures, as far as the viewer may see it: births, times apart, a return to use."""

from __future__ import annotations

import datetime as dt
from typing import Any

from beside.care.queries import returns_of
from beside.foundation.actor import Actor
from beside.foundation.together import Asking, in_step, question, rows
from beside.people.models import Client, SeparationEpisode

Happening = tuple[dt.date, str, str]


@question
def happenings(actor: Actor, client: Client) -> Asking[list[Happening]]:
    """Day, kind and name of what a chart may mark. Only from records the viewer may open."""
    around, returns = yield from in_step(rows(_dyads(actor, client)), _returns(actor, client))
    children = Client.objects.visible_to(actor).filter(pk__in=[d.child_id for d in around])
    apart, readable = yield from in_step(
        rows(SeparationEpisode.objects.filter(subject__in=around)),
        rows(children.values_list("pk", flat=True)),
    )
    found = [] if client.is_child else _births(around, set(readable))
    for row in apart:
        found.append((row.from_date, "apart", ""))
        if row.to_date:
            found.append((row.to_date, "together", ""))
    return sorted(found + returns)


def _dyads(actor: Actor, client: Client) -> Any:
    dyads = Client.objects.visible_to(actor).filter(kind="dyad").with_people()
    if client.is_mother:
        return dyads.filter(caregiver_id=client.pk)
    return dyads.filter(child_id=client.pk) if client.is_child else dyads.filter(pk=client.pk)


def _returns(actor: Actor, client: Client) -> Asking[list[Happening]]:
    """The mother's, on her chart and on that of the two; only for those cleared for hers. Never on the child's."""
    mother = client.caregiver if client.is_dyad else client
    if not mother.is_mother:
        return []
    told = yield from returns_of.asked(actor, mother)
    return [(row.on, "return_to_use", "") for row in told]


def _births(dyads: list[Client], readable: set[Any]) -> list[Happening]:
    children = [d.child for d in dyads if d.child_id in readable]
    return [(c.person.birth_date, "birth", c.display_name) for c in children if c.person.birth_date]
