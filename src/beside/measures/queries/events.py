"""What happened around the measures, as far as the viewer may see it: births, times apart, a return to use."""

from __future__ import annotations

import datetime as dt

from beside.care.queries import returns_of
from beside.foundation.actor import Actor
from beside.people.models import Client, SeparationEpisode

Happening = tuple[dt.date, str, str]


def happenings(actor: Actor, client: Client) -> list[Happening]:
    """Day, kind and name of what a chart may mark. Only from records the viewer may open."""
    readable = Client.objects.visible_to(actor)
    dyads = readable.filter(kind="dyad").with_people()
    if client.is_mother:
        dyads = dyads.filter(caregiver_id=client.pk)
    elif client.is_child:
        dyads = dyads.filter(child_id=client.pk)
    else:
        dyads = dyads.filter(pk=client.pk)
    around = list(dyads)
    found = _births(actor, around) if not client.is_child else []
    for row in SeparationEpisode.objects.filter(subject__in=around):
        found.append((row.from_date, "apart", ""))
        if row.to_date:
            found.append((row.to_date, "together", ""))
    found += _returns(actor, client)
    return sorted(found)


def _returns(actor: Actor, client: Client) -> list[Happening]:
    """The mother's, on her chart and on that of the two; only for those cleared for hers. Never on the child's."""
    mother = client.caregiver if client.is_dyad else client
    if not mother.is_mother:
        return []
    return [(row.on, "return_to_use", "") for row in returns_of(actor, mother)]


def _births(actor: Actor, dyads: list[Client]) -> list[Happening]:
    readable = set(
        Client.objects.visible_to(actor)
        .filter(pk__in=[d.child_id for d in dyads])
        .values_list("pk", flat=True)
    )
    children = [d.child for d in dyads if d.child_id in readable]
    return [(c.person.birth_date, "birth", c.display_name) for c in children if c.person.birth_date]
