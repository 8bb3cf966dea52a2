"""How she may be reached: shown wherever a worker would call or text."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, question
from beside.people.models import Client, SafeContact
from beside.people.rules.contact import Channel


@question
def safe_contacts(actor: Actor, client: Client) -> Asking[list[SafeContact]]:
    """Her answers that hold now, in the order of the channels; of a dyad the caregiver's."""
    person = client.people[0]
    readable = Client.objects.visible_to(actor).filter(person=person)
    rows = SafeContact.objects.filter(
        person=person, ended_on__isnull=True, person__clients__in=readable
    ).distinct()
    order = list(Channel)
    return sorted((yield rows), key=lambda row: order.index(Channel(row.channel)))


def channels_for(actor: Actor, client: Client) -> dict[Channel, SafeContact]:
    """Her newest answer by channel, for those who send reminders or log a call."""
    newest: dict[Channel, SafeContact] = {}
    for row in sorted(safe_contacts(actor, client), key=lambda row: row.created_at):
        newest[Channel(row.channel)] = row
    return newest


@question
def safe_contacts_of_many(actor: Actor, clients: list[Client]) -> Asking[dict[UUID, list[SafeContact]]]:
    """The same for a list of clients the actor has in front of her, in one query; children have none."""
    of_person: dict[Any, UUID] = {
        c.caregiver.person_id if c.is_dyad else c.person_id: c.pk for c in clients if not c.is_child
    }
    rows = SafeContact.objects.filter(
        person_id__in=of_person,
        ended_on__isnull=True,
        person__clients__in=Client.objects.visible_to(actor).filter(pk__in=[c.pk for c in clients]),
    ).distinct()
    found: dict[UUID, list[SafeContact]] = defaultdict(list)
    order = list(Channel)
    for row in sorted((yield rows), key=lambda row: order.index(Channel(row.channel))):
        found[of_person[row.person_id]].append(row)
    return found
