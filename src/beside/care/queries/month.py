"""One month, lane by lane: what each of the three was given, and which lane stayed empty (BTC-109)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.clock import month_key
from beside.people.models import Client

from ..models import ContactService, MaterialHelp, Participation
from ..rules.words import Outcome


@dataclass(frozen=True)
class Lane:
    """One client's month. ``services`` and ``help`` are (key, how often), most often first."""

    client: Client
    contacts: int
    minutes: int
    services: tuple[tuple[str, int], ...]
    help: tuple[tuple[str, int], ...]


def month_lanes(actor: Actor, clients: Sequence[Client], day: dt.date) -> list[Lane]:
    """A lane for each of these clients she may open, in the order given, in the month of ``day``."""
    seen = set(
        Client.objects.visible_to(actor).filter(pk__in=[c.pk for c in clients]).values_list("pk", flat=True)
    )
    parts = Participation.objects.filter(
        client_id__in=seen,
        contact__yyyymm=month_key(day),
        contact__outcome=Outcome.TOOK_PLACE,
        contact__removed_at__isnull=True,
    ).values_list("client_id", "contact_id", "minutes")
    by_client: dict[UUID, list[tuple[UUID, int]]] = {pk: [] for pk in seen}
    for pk, contact, minutes in parts:
        by_client[pk].append((contact, minutes))
    services = _services({contact for rows in by_client.values() for contact, _minutes in rows})
    given = _given(seen, day)
    return [
        Lane(
            client=client,
            contacts=len(by_client[client.pk]),
            minutes=sum(minutes for _contact, minutes in by_client[client.pk]),
            services=_counted(
                key for contact, _m in by_client[client.pk] for key in services.get(contact, ())
            ),
            help=_counted(item for pk, item in given if pk == client.pk),
        )
        for client in clients
        if client.pk in seen
    ]


def _services(contacts: set[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for contact, key in ContactService.objects.filter(contact_id__in=contacts).values_list(
        "contact_id", "service"
    ):
        found.setdefault(contact, []).append(key)
    return found


def _given(seen: set[UUID], day: dt.date) -> list[tuple[UUID, str]]:
    rows = MaterialHelp.objects.filter(subject_id__in=seen, yyyymm=month_key(day), removed_at__isnull=True)
    return list(rows.values_list("subject_id", "item"))


def _counted(keys: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(keys).most_common())
