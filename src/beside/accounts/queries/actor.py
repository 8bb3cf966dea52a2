"""From a signed-in person to the Actor that every other storey knows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.clock import today

from ..models import Membership, User
from ..rules import ROLES, Role, purpose_of


def actor_for(user: User, day: date | None = None) -> Actor:
    """What she may do today, per program: one query.

    Returns
    -------
    Actor : the key ``None`` holds what counts in the whole organisation. A mother or a partner has no
        capabilities of staff; a disabled person has none at all.
    """
    may: dict[UUID | None, frozenset[str]] = defaultdict(frozenset)
    reads: dict[UUID | None, frozenset[str]] = defaultdict(frozenset)
    if user.is_active and user.kind == User.Kind.STAFF:
        held = Membership.objects.filter(user_id=user.pk).live(day or today())
        for program_id, role in held.order_by().values_list("program_id", "role"):
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
