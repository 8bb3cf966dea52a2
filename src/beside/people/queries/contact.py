"""How she may be reached: shown wherever a worker would call or text."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.people.models import Client, SafeContact
from beside.people.rules.contact import Channel


def safe_contacts(actor: Actor, client: Client) -> list[SafeContact]:
    """Her answers that hold now, in the order of the channels; of a dyad the caregiver's."""
    person_id = client.caregiver.person_id if client.is_dyad else client.person_id
    readable = Client.objects.visible_to(actor).filter(person_id=person_id)
    rows = SafeContact.objects.filter(
        person_id=person_id, ended_on__isnull=True, person__clients__in=readable
    ).distinct()
    order = list(Channel)
    return sorted(rows, key=lambda row: order.index(Channel(row.channel)))


def channels_for(actor: Actor, client: Client) -> dict[Channel, SafeContact]:
    """Her newest answer by channel, for those who send reminders or log a call."""
    newest: dict[Channel, SafeContact] = {}
    for row in sorted(safe_contacts(actor, client), key=lambda row: row.created_at):
        newest[Channel(row.channel)] = row
    return newest
