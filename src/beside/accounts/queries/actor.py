"""From a signed-in person to the Actor that every other storey knows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from beside.foundation.actor import Actor
from beside.foundation.clock import today
from beside.foundation.together import rows, together

from ..models import Membership, User
from ..rules import ROLES, Role, purpose_of


def signed_in(user: UUID) -> User | None:
    """The person a session names, and the roles she holds today, in one statement."""
    people, held = together(rows(User.objects.filter(pk=user)), rows(_held(user, today())))
    for found in people:
        found.__dict__["held_now"] = held
        return found
    return None


def _held(user_id: UUID, day: date) -> QuerySet[Membership, Any]:
    held = Membership.objects.filter(user_id=user_id).live(day)
    return held.order_by().values_list("program_id", "role")


def actor_for(user: User, day: date | None = None) -> Actor:
    """What she may do today, per program: one query, or none when she was just read with her roles.

    Returns
    -------
    Actor : the key ``None`` holds what counts in the whole organisation. A mother or a partner has no
        capabilities of staff; a disabled person has none at all.
    """
    may: dict[UUID | None, frozenset[str]] = defaultdict(frozenset)
    reads: dict[UUID | None, frozenset[str]] = defaultdict(frozenset)
    if user.is_active and user.kind == User.Kind.STAFF:
        known = user.__dict__.pop("held_now", None) if day is None else None
        for program_id, role in _held(user.pk, day or today()) if known is None else known:
            may[program_id] |= ROLES[Role(role)].may
            reads[program_id] |= ROLES[Role(role)].reads
    purpose = purpose_of(frozenset().union(*may.values())) if user.kind == User.Kind.STAFF else "care"
    return Actor(
        id=user.pk,
        kind=user.kind,
        name=user.display_name,
        capabilities=dict(may),
        labels=dict(reads),
        purpose=purpose,
    )
