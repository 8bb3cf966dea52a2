"""The families list: filters that live in the address, pages that stay quick, the same rows for print and CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from beside.care import queries as care
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.together import Asking, in_step, question, rows
from beside.people.models import Assignment, Client, Enrolment, EnrolmentState, Pregnancy
from beside.people.queries import key_workers


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed by; empty means all."""

    state: str = ""
    mine: bool = False
    pregnant: bool = False
    worker_id: str = ""


@dataclass(frozen=True)
class FamilyLine:
    """One line: a mother, her children, who walks with her; where things stand and when we last spoke only
    where the asker may open her record."""

    mother: Client
    children: tuple[Client, ...]
    state: str
    key_worker: str
    last_spoke: dt.date | None


def families(actor: Actor, filters: Filters) -> QuerySet[Client]:
    """The mothers whose existence the actor may know, narrowed, newest first.

    Notes
    -----
    A filter that tells more than a name looks only at records she may open: asking for those who are pregnant
    must not tell it of a family she only finds.
    """
    tells_more = filters.state or filters.pregnant
    known = Client.objects.visible_to(actor) if tells_more else Client.objects.findable_by(actor)
    found = known.filter(kind=Client.MOTHER).select_related("person")
    if filters.state:
        found = found.annotate(state_now=_state_now()).filter(state_now=filters.state)
    if filters.mine:
        found = found.filter(_walked_by(actor.id))
    if filters.worker_id:
        found = found.filter(_walked_by(UUID(filters.worker_id)))
    if filters.pregnant:
        found = found.filter(Exists(Pregnancy.objects.filter(subject=OuterRef("pk"), outcome="open")))
    return found


@question
def family_lines(actor: Actor, mothers: Iterable[Client]) -> Asking[list[FamilyLine]]:
    """The lines of one page; the number of queries does not depend on how many there are."""
    page = list(mothers)
    ids = [mother.pk for mother in page]
    readable = Client.objects.visible_to(actor).filter(pk__in=ids).annotate(state_now=_state_now())
    dyads = Client.objects.findable_by(actor).filter(kind=Client.DYAD, caregiver_id__in=ids)
    states, workers, pairs = yield from in_step(
        rows(readable.values_list("pk", "state_now")),
        key_workers.asked(actor, ids),
        rows(dyads.select_related("child__person")),
    )
    opens = dict(states)
    last = yield from care.last_spoke.asked(actor, opens)
    children: dict[UUID, list[Client]] = {pk: [] for pk in ids}
    for dyad in pairs:
        children[dyad.caregiver_id].append(dyad.child)
    return [
        FamilyLine(
            mother=mother,
            children=tuple(sorted(children[mother.pk], key=lambda c: c.created_at)),
            state=opens.get(mother.pk) or "",
            key_worker=workers.get(mother.pk, ""),
            last_spoke=last.get(mother.pk),
        )
        for mother in page
    ]


def _state_now() -> Subquery:
    """Where a client of a list stands; worked out for the rows of a page only, or for a filter."""
    newest = EnrolmentState.objects.filter(enrolment__client=OuterRef("pk")).order_by("-on", "-created_at")
    return Subquery(newest.values("state")[:1])


def places_of(actor: Actor, client: Client) -> QuerySet[Enrolment]:
    """Where she has a place."""
    return Enrolment.objects.filter(client__in=Client.objects.findable_by(actor).filter(pk=client.pk))


def _walked_by(user_id: UUID) -> Q:
    rows = Assignment.objects.current(today()).filter(client=OuterRef("pk"), user_id=user_id)
    return Q(Exists(rows))
