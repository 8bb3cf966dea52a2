"""Finding people by any of their names or a phone number; and warning before somebody is entered twice."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from beside.foundation.actor import Actor
from beside.foundation.index import fold_phone
from beside.people.models import Client, PersonName
from beside.people.models.clients import ClientQuerySet
from beside.people.models.naming import asked_keys, asked_phone_key, folded
from beside.people.queries.circle import key_workers
from beside.people.rules.names import closeness

_CANDIDATES = 60
_SAME, _CLOSE = 0, 4
Found = dict[UUID, tuple[int, str]]


@dataclass(frozen=True)
class Hit:
    """One client found: her name, kind and key worker, whether she opens at once. Nothing else (N11)."""

    client: Client
    opens: bool
    key_worker: str
    found_by: str = ""

    @property
    def name(self) -> str:
        """The name to show."""
        return self.client.display_name


@dataclass(frozen=True)
class Likely:
    """What is said before somebody is entered twice: those the actor may see, and whether others exist."""

    hits: list[Hit]
    ask_supervisor: bool = False


def search(actor: Actor, text: str, limit: int = 10) -> list[Hit]:
    """Clients whose names or phone answer the text, best first; only those the actor may know exist.

    Notes
    -----
    Candidates share digests of name pieces with the text; their names are then opened and compared, with
    accents, spacing, apostrophes and a one-letter slip forgiven. Mother, child and dyad are each found.
    """
    persons = _by_phone(actor, text) if _is_phone(text) else _by_name(actor, text)
    if not persons:
        return []
    dyad = Q(caregiver__person__in=persons) | Q(child__person__in=persons)
    found = Client.objects.findable_by(actor).filter(Q(person__in=persons) | dyad).with_people()
    ranked = sorted(found, key=lambda client: _rank(client, persons))[:limit]
    return _as_hits(actor, ranked, persons)


def likely_duplicates(actor: Actor, names: list[str], phone: str = "", kind: str = "mother") -> Likely:
    """Who may already be here under these names or this number.

    Notes
    -----
    Somebody the actor may not see is never shown, counted or named: the page only says that there may be a
    match and to ask a supervisor (`ask_supervisor`).
    """
    persons: Found = {}
    hidden = False
    for text in filter(None, [*names, phone]):
        finder = _by_phone if text == phone else _by_name
        persons |= {pk: hit for pk, hit in finder(actor, text).items() if hit[0] <= _CLOSE}
        hidden = hidden or any(hit[0] <= _SAME for hit in finder(None, text).values())
    seen = Client.objects.findable_by(actor).filter(person__in=persons, kind=kind).with_people()
    hits = _as_hits(actor, list(seen[:5]), persons)
    return Likely(hits, ask_supervisor=hidden and not hits)


def _is_phone(text: str) -> bool:
    return len(fold_phone(text)) >= 4 and not any(sign.isalpha() for sign in text)


def _clients(actor: Actor | None) -> ClientQuerySet:
    everyone = Client.objects.standing().filter(kind__in=["mother", "child"])
    return everyone if actor is None else everyone.findable_by(actor)


def _by_name(actor: Actor | None, text: str) -> Found:
    asked, keys = folded(text), asked_keys(text)
    if not asked or not keys:
        return {}
    matching = _clients(actor).filter(person__name_keys__key__in=keys)
    counted = matching.values("person_id").annotate(shared=Count("person__name_keys__key", distinct=True))
    ids = [row["person_id"] for row in counted.order_by("-shared")[:_CANDIDATES]]
    found: Found = {}
    for row in PersonName.objects.filter(person_id__in=ids):
        distance = closeness(asked, folded(row.name))
        if distance is not None and distance < found.get(row.person_id, (99, ""))[0]:
            found[row.person_id] = (distance, row.kind)
    return found


def _by_phone(actor: Actor | None, text: str) -> Found:
    rows = _clients(actor).filter(person__phone_keys__key=asked_phone_key(text))
    return dict.fromkeys(rows.values_list("person_id", flat=True).distinct()[:_CANDIDATES], (0, "phone"))


def _rank(client: Client, persons: Found) -> tuple[int, int, str]:
    distances = [persons[p.pk][0] for p in client.people if p.pk in persons]
    return (min(distances), ("mother", "child", "dyad").index(client.kind), client.display_name)


def _as_hits(actor: Actor, clients: list[Client], persons: Found) -> list[Hit]:
    ids = [client.pk for client in clients]
    opened = set(Client.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
    workers = key_workers(actor, ids)
    return [
        Hit(client, client.pk in opened, workers.get(client.pk, ""), _found_by(client, persons))
        for client in clients
    ]


def _found_by(client: Client, persons: Found) -> str:
    return next((persons[p.pk][1] for p in client.people if p.pk in persons), "")
