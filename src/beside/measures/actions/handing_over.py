"""A client's measures go out to somebody: written down before anything leaves."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import require

from ..models import MeasureHandover
from ..queries.exchange import may_hand_over


@action
def hand_over(
    subject: Client, *, because: str, to_whom: str, note: str = "", number: int, by: Actor
) -> MeasureHandover:
    """Write down to whom how many measures go, and why; the file itself is made after that."""
    require(by, subject, "measures.read")
    if not (by.is_system or may_hand_over(by, subject)):
        raise NotAllowed
    kept = MeasureHandover(
        subject=subject,
        because=because,
        to_whom=to_whom.strip(),
        note=note.strip(),
        number=number,
        author_id=by.id,
        author_name=by.name,
    )
    kept.save(force_insert=True)
    record_change(by, "measures.handed_out", kept, client=subject)
    return kept
