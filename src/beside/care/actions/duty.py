"""A duty under the law, considered and decided by two people. No other action of the product calls this one."""

from __future__ import annotations

from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import Refusal
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import require

from ..models import DutyDecision
from ..rules.childhood import Considered

_TOLD = ("grounds", "reasons", "decided", "mother_told", "mother_told_words")


@action
def record_duty_decision(
    child: Client, considered: Considered, *, together_with: tuple[UUID, str], by: Actor
) -> DutyDecision:
    """Write down that two people (`together_with` = id and name) considered a duty, and what they decided.

    Nothing is sent and nothing changes: whoever makes a report makes it by hand, outside.
    """
    require(by, child, "clients.write")
    if not child.is_child:
        raise Refusal("subject", "This is written of a child. Open the child’s page.")
    if together_with[0] == by.id:
        raise Refusal("together_with", "Consider it with somebody else. Choose a colleague.")
    considered.check(today())
    told = {name: str(getattr(considered, name)).strip() for name in _TOLD}
    told["mother_told_on"] = considered.mother_told_on.isoformat() if considered.mother_told_on else ""
    row = DutyDecision(
        subject=child,
        on=considered.on,
        with_id=together_with[0],
        with_name=together_with[1][:120],
        told=told,
        author_id=by.id,
        author_name=by.name[:120],
    )
    row.save(force_insert=True)
    record_change(by, "care.duty_decision_recorded", row, fields=["told"])
    return row
