"""Which clients an actor may read, and which she may know exist: the one place that decides for queries.

Read (`visible`): she walks with them (circle), leads their program, is the mother herself, or gave a reason
today. Know of (`findable`): all clients of her programs. Staff close to a family never do either.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Case, Exists, OuterRef, Q, Value, When

from beside.foundation.access import apply_filters
from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.people.models import visibility_sql as sql

OPEN, FIND, LEAD = "clients.open", "clients.find", "circle.manage"


def visible(clients: Any, actor: Actor) -> Any:
    """Narrow to the clients whose record the actor may read now."""
    return _narrowed(clients, actor, _may_read(actor))


def findable(clients: Any, actor: Actor) -> Any:
    """Narrow to the clients the actor may know exist."""
    return _narrowed(clients, actor, _may_know(actor))


def opens_now(actor: Actor) -> Any:
    """For clients already narrowed by `findable`: whether the actor may also read each, as an annotation."""
    if actor.is_system:
        return Value(True)
    return Case(When(_may_read(actor), then=Value(True)), default=Value(False))


def _narrowed(clients: Any, actor: Actor, allowed: Q) -> Any:
    if actor.is_system:
        rows = clients.filter(merged_into__isnull=True)
    else:
        rows = clients.filter(allowed, ~close_to(actor), merged_into__isnull=True)
    return apply_filters("people.Client", actor, rows)


def _may_read(actor: Actor) -> Q:
    if actor.kind == "mother":
        return own(actor)
    if actor.kind != "staff":
        return Q(pk__in=[])
    with_reason = Q(pk__in=sql.with_reason(actor.id, today()))
    return (
        circle(actor)
        | enrolled_in(actor, lead_programs(actor))
        | (with_reason & enrolled_in(actor, programs(actor, OPEN)))
    )


def _may_know(actor: Actor) -> Q:
    if actor.kind == "mother":
        return own(actor)
    if actor.kind != "staff":
        return Q(pk__in=[])
    return circle(actor) | enrolled_in(actor, programs(actor, OPEN) | programs(actor, FIND))


def own(actor: Actor) -> Q:
    """A signed-in mother: herself, her children here and what is between them."""
    dyads = _model("Client").objects.filter(kind="dyad", merged_into__isnull=True)
    as_child = dyads.filter(child=OuterRef("pk"), caregiver__person__user_id=actor.id)
    return (
        Q(person__user_id=actor.id, kind="mother")
        | Q(caregiver__person__user_id=actor.id)
        | Q(Exists(as_child))
    )


def circle(actor: Actor) -> Q:
    """Clients she walks with today, in a program where she may open records."""
    anywhere = everywhere(actor, OPEN)
    return Q(pk__in=sql.walked_with(actor.id, today(), None if anywhere else programs(actor, OPEN)))


def enrolled_in(actor: Actor, in_programs: frozenset[Any]) -> Q:
    """Clients with a place, now or before, in one of these programs."""
    if not in_programs:
        return Q(pk__in=[])
    return Q(pk__in=sql.with_a_place(in_programs))


def close_to(actor: Actor) -> Q:
    """Clients whom the actor, as staff, is herself, is related to, or once was: never hers to open."""
    if actor.kind != "staff":
        return Q(pk__in=[])
    return Q(pk__in=sql.close_to(actor.id))


def programs(actor: Actor, capability: str) -> frozenset[Any]:
    """The programs in which she may; an organisation-wide capability counts in each of them."""
    if everywhere(actor, capability):
        program: Any = apps.get_model("accounts", "Program")
        return frozenset(program.objects.values_list("pk", flat=True))
    return actor.programs_with(capability)


def lead_programs(actor: Actor) -> frozenset[Any]:
    """Programs whose circles she arranges and whose records she may open: a supervisor's."""
    return programs(actor, LEAD) & programs(actor, OPEN)


def everywhere(actor: Actor, capability: str) -> bool:
    """True when the capability counts in the whole organisation."""
    return capability in actor.capabilities.get(None, frozenset())


def _model(name: str) -> Any:
    return apps.get_model("people", name)
