"""Finding people by any of their names or a phone number; and warning before somebody is entered twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.index import fold_phone
from beside.people.models import Assignment, Client, NameKey, PersonName, visibility
from beside.people.models.clients import ClientQuerySet
from beside.people.models.naming import asked_keys, asked_phone_key, folded
from beside.people.rules.names import closeness

_CANDIDATES, _PORTION = 60, 300
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
    persons = _by_phone(actor, text) if _is_phone(text) else _by_name(actor, text, limit)
    best = dict(sorted(persons.items(), key=lambda item: item[1][0])[:limit])
    dyad = Q(caregiver__person__in=best) | Q(child__person__in=best)
    hits = _hits(actor, Client.objects.findable_by(actor).filter(Q(person__in=best) | dyad), best)
    return sorted(hits, key=lambda hit: _rank(hit.client, best))[:limit]


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
    seen = Client.objects.findable_by(actor).filter(person__in=persons, kind=kind)
    hits = sorted(_hits(actor, seen, persons), key=lambda hit: _rank(hit.client, persons))[:5]
    return Likely(hits, ask_supervisor=hidden and not hits)


def _is_phone(text: str) -> bool:
    return len(fold_phone(text)) >= 4 and not any(sign.isalpha() for sign in text)


def _clients(actor: Actor | None) -> ClientQuerySet:
    everyone = Client.objects.standing().filter(kind__in=["mother", "child"])
    return everyone if actor is None else everyone.findable_by(actor)


def _by_name(actor: Actor | None, text: str, limit: int = 10) -> Found:
    """Persons by how well one of their names answers; slips are looked for only when there is room left."""
    asked = folded(text)
    if not asked:
        return {}
    rows = list(PersonName.objects.filter(person_id__in=_candidates(actor, text)))
    names = [(row.person_id, row.kind, folded(row.name)) for row in rows]
    found = _nearest((pk, kind, closeness(asked, name, slips_too=False)) for pk, kind, name in names)
    if len(found) >= limit:
        return found
    rest = [row for row in names if row[0] not in found]
    return found | _nearest((pk, kind, closeness(asked, name)) for pk, kind, name in rest)


def _nearest(answers: Iterable[tuple[UUID, str, int | None]]) -> Found:
    found: Found = {}
    for person_id, kind, distance in answers:
        if distance is not None and distance < found.get(person_id, (99, ""))[0]:
            found[person_id] = (distance, kind)
    return found


def _candidates(actor: Actor | None, text: str) -> list[UUID]:
    """Persons the actor may know of who share most pieces with the text, in portions until there are enough."""
    counted = NameKey.objects.filter(key__in=asked_keys(text)).values("person_id")
    ordered = counted.annotate(shared=Count("key", distinct=True)).order_by("-shared", "person_id")
    ids = list(ordered.values_list("person_id", flat=True))
    known: list[UUID] = []
    for start in range(0, len(ids), _PORTION):
        portion = ids[start : start + _PORTION]
        allowed = set(_clients(actor).filter(person__in=portion).values_list("person_id", flat=True))
        known += [pk for pk in portion if pk in allowed]
        if len(known) >= _CANDIDATES:
            break
    return known[:_CANDIDATES]


def _by_phone(actor: Actor | None, text: str) -> Found:
    rows = _clients(actor).filter(person__phone_keys__key=asked_phone_key(text))
    return dict.fromkeys(rows.values_list("person_id", flat=True).distinct()[:_CANDIDATES], (0, "phone"))


def _rank(client: Client, persons: Found) -> tuple[int, int, str]:
    distances = [persons[p.pk][0] for p in client.people if p.pk in persons]
    return (min(distances), ("mother", "child", "dyad").index(client.kind), client.display_name)


def _hits(actor: Actor, clients: ClientQuerySet, persons: Found) -> list[Hit]:
    """The clients with whether they open and their key worker, in one query."""
    if not persons:
        return []
    worker = Assignment.objects.current(today()).filter(client=OuterRef("pk"), role="key_worker")
    rows = clients.with_people().annotate(
        opens=visibility.opens_now(actor), worker=Subquery(worker.values("user__display_name")[:1])
    )
    return [Hit(row, row.opens, row.worker or "", _found_by(row, persons)) for row in rows]


def _found_by(client: Client, persons: Found) -> str:
    return next((persons[p.pk][1] for p in client.people if p.pk in persons), "")
