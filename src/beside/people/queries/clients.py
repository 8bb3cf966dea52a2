"""Opening one client, what an actor is to her, and the family side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.errors import NeedsReason, NotAllowed, NotVisible
from beside.foundation.together import Asking, question
from beside.people.models import Assignment, Client, visibility, visibility_sql
from beside.people.rules.circle import Relation


def open_client(actor: Actor, pk: UUID | str) -> Client:
    """The client with this id, or the one it was joined into.

    Raises
    ------
    NotVisible
        When the actor may not know that she exists (the same answer as for no such id).
    NotAllowed
        When she may know it and has no right to open records (a manager).
    NeedsReason
        When she works in the program and does not walk with her: the record opens with a reason.
    """
    readable = Client.objects.visible_to(actor).with_people()
    client = readable.filter(pk=pk).first()
    if client is not None:
        return client
    found = standing_client(pk)
    client = readable.filter(pk=found.pk).first()
    if client is not None:
        return client
    if not Client.objects.findable_by(actor).filter(pk=found.pk).exists():
        raise NotVisible
    if not _may_open_with_reason(actor, found):
        raise NotAllowed
    raise NeedsReason(found.pk)


def open_of_kind(actor: Actor, pk: UUID | str, kind: str) -> Client:
    """As `open_client`; another kind of client is answered as if it were not there."""
    client = open_client(actor, pk)
    if client.kind != kind:
        raise NotVisible
    return client


def standing_client(pk: UUID | str) -> Client:
    """The client an id leads to after joinings. Says nothing about what an actor may see."""
    client = Client.objects.filter(pk=pk).first()
    while client is not None and client.merged_into_id is not None:
        client = Client.objects.filter(pk=client.merged_into_id).first()
    if client is None:
        raise NotVisible
    return client


def known_client(actor: Actor, pk: UUID | str) -> Client:
    """The client with this id, for pages that show no more than that she exists (name, key worker)."""
    found = standing_client(pk)
    client = Client.objects.findable_by(actor).with_people().filter(pk=found.pk).first()
    if client is None:
        raise NotVisible
    return client


def _may_open_with_reason(actor: Actor, client: Client) -> bool:
    programs = visibility.programs(actor, visibility.OPEN)
    return client.enrolments.filter(program_id__in=programs).exists()


def relation(actor: Actor, client: Client) -> Relation:
    """What the actor is to the client; the first that holds of close, own, circle, lead, program, none."""
    if actor.is_system:
        return Relation.LEAD
    one = Client.objects.filter(pk=client.pk)
    tests: tuple[tuple[Relation, Q], ...]
    if actor.kind == "mother":
        tests = ((Relation.OWN, visibility.own(actor)),)
    elif actor.kind == "staff":
        open_in = visibility.programs(actor, visibility.OPEN) | visibility.programs(actor, visibility.FIND)
        tests = (
            (Relation.CLOSE, visibility.close_to(actor)),
            (Relation.CIRCLE, visibility.circle(actor)),
            (Relation.LEAD, visibility.enrolled_in(actor, visibility.lead_programs(actor))),
            (Relation.PROGRAM, visibility.enrolled_in(actor, open_in)),
        )
    else:
        tests = ()
    if not tests:
        return Relation.NONE
    first = Case(
        *(When(holds, then=Value(name.value)) for name, holds in tests), default=Value(Relation.NONE)
    )
    held = one.annotate(held=first).values_list("held", flat=True).first()
    return Relation(held) if held else Relation.NONE


@dataclass(frozen=True)
class Member:
    """One client of a family as shown beside the others."""

    client: Client
    opens: bool
    key_worker: str = ""


@dataclass(frozen=True)
class Family:
    """Mother (or caregivers), children, and each pair of them together, side by side."""

    caregivers: list[Member] = field(default_factory=list)
    children: list[Member] = field(default_factory=list)
    dyads: list[Member] = field(default_factory=list)

    @property
    def members(self) -> list[Member]:
        """All of them, caregivers first."""
        return [*self.caregivers, *self.children, *self.dyads]


@question
def family_of(actor: Actor, client: Client) -> Asking[Family]:
    """The family around a client: only those the actor may know exist, `opens` where she may read.

    Notes
    -----
    Of a mother: her children and each pair. Of a child: its caregivers and each pair. Of a dyad: the two.
    """
    worker = Assignment.objects.current(today()).filter(client=OuterRef("pk"), role="key_worker")
    found = Client.objects.findable_by(actor).filter(_around(client)).with_people().select_related("birth")
    name = Subquery(worker.values("user__display_name")[:1])
    found = yield found.annotate(opens=visibility.opens_now(actor), worker=name)
    members = [Member(one, one.opens, one.worker or "") for one in found]
    members.sort(key=_youngest_last)
    return Family(
        caregivers=[m for m in members if m.client.is_mother],
        children=[m for m in members if m.client.is_child],
        dyads=[m for m in members if m.client.is_dyad],
    )


def _around(client: Client) -> Q:
    if client.is_dyad:
        return Q(pk__in=[client.pk, client.caregiver_id, client.child_id])
    side, other = ("caregiver", "child") if client.is_mother else ("child", "caregiver")
    return Q(pk__in=visibility_sql.beside(client.pk, side, other))


def _youngest_last(member: Member) -> tuple[Any, ...]:
    person = member.client.child.person if member.client.is_dyad else member.client.person
    return (person.birth_date is None, person.birth_date or 0, member.client.created_at)
