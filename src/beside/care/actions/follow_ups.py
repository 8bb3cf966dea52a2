"""Something to come back to, for oneself or a colleague."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from beside.accounts.models import Program
from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now
from beside.foundation.errors import NotAllowed, Refusal
from beside.foundation.transactions import action
from beside.people.models import Client

from ..models import FollowUp
from ..queries import covers_for
from ..rules.words import FollowUpKind


@action
def add_follow_up(
    program: Program, subject: Client, *, what: str, due_on: dt.date, whose: tuple[UUID, str], by: Actor
) -> FollowUp:
    """Ask oneself or a colleague (``whose`` = id and name) to come back to something by a day."""
    if not by.can("clients.write", program.pk):
        raise NotAllowed
    if not what.strip():
        raise Refusal("what", "Write what to come back to.")
    follow_up = FollowUp(
        program=program,
        subject=subject,
        what=what.strip(),
        due_on=due_on,
        for_id=whose[0],
        for_name=whose[1],
        author_id=by.id,
        author_name=by.name,
    )
    follow_up.save(force_insert=True)
    record_change(by, "care.follow_up_added", follow_up, fields=["what", "due_on"])
    return follow_up


@action
def settle_follow_up(follow_up: FollowUp, *, done: bool = True, by: Actor) -> FollowUp:
    """Tick it off, or (``done=False``) take the tick back."""
    hers = by.id in {follow_up.for_id, follow_up.author_id} or by.can("circle.manage", follow_up.program_id)
    line = follow_up.kind == FollowUpKind.HARD_DATE and by.can("clients.write", follow_up.program_id)
    if not (hers or line or covers_for(by, follow_up)):
        raise NotAllowed
    follow_up.done_at = now() if done else None
    follow_up.save(update_fields=["done_at"])
    record_change(by, "care.follow_up_settled", follow_up, fields=["done_at"])
    return follow_up
