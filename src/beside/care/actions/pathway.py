"""What was talked about on the perinatal pathway."""

from __future__ import annotations

from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible
from beside.foundation.transactions import action
from beside.people.models import Client
from beside.people.queries import require

from ..catalogue import pathway_times
from ..models import PathwayMark
from ..queries import pathways_of
from ..rules.pathway import PathAnswer


@action
def mark_pathway(
    subject: Client, about: UUID, time: str, item: str, *, answer: str, by: Actor
) -> PathwayMark:
    """Talked about, not for now, or (``answer`` empty) neither: the earlier mark stays behind it."""
    require(by, subject, "clients.write")
    known = {(one["key"], support["key"]) for one in pathway_times() for support in one["supports"]}
    if (time, item) not in known or about not in {one.about for one in pathways_of(by, subject)}:
        raise NotVisible
    mark = PathwayMark(subject=subject, about=about, time=time, item=item, on=today())
    mark.answer = PathAnswer(answer) if answer else ""
    mark.author_id, mark.author_name = by.id, by.name[:120]
    mark.save(force_insert=True)
    record_change(by, "care.pathway_marked", mark, fields=["answer"])
    return mark
