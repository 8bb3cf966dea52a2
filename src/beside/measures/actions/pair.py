"""The team writes down what is hard and what protects, always together."""

from __future__ import annotations

from collections.abc import Iterable

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import require

from ..models import TeamPair
from ..queries.pair import may_read_pairs
from ..rules.pair import HARD, PROTECTS, known
from ..rules.refusals import MeasureRefused


@action
def write_pair(
    subject: Client, *, hard: Iterable[str], protects: Iterable[str], words: str = "", by: Actor
) -> TeamPair:
    """Keep both lists as one new pair; earlier ones stay. One list alone is not kept (EXT-007)."""
    require(by, subject, "measures.write")
    if not may_read_pairs(by, subject):
        raise NotAllowed
    named_hard, named_protects = known(hard, HARD), known(protects, PROTECTS)
    if not named_protects:
        raise MeasureRefused(
            "protects", "Name at least one thing that protects. The two lists belong together."
        )
    pair = TeamPair(
        subject=subject,
        on=today(),
        hard=named_hard,
        protects=named_protects,
        words=words.strip(),
        author_id=by.id,
        author_name=by.name,
    )
    pair.save(force_insert=True)
    record_change(by, "measures.pair_written", pair)
    return pair
