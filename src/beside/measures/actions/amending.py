"""Correcting a finished measure: a new one with the same answers, beside the old."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.transactions import action

from ..models import Administration, Answer
from ..queries.allowed import demand_writer
from ..queries.leave import may_be_read
from ..rules.refusals import MeasureRefused
from ..rules.words import Standing

_COPIED = [
    "program",
    "subject",
    "instrument",
    "instrument_version",
    "label",
    "leave",
    "informant",
    "informant_name",
    "mode",
    "language",
    "local_date",
    "yyyymm",
    "schedule",
    "task_id",
    "wave",
    "day_context",
    "came_from",
    "timing",
    "rater_id",
    "rater_name",
    "blinded",
    "second_rating_of",
]


@action
def amend(administration: Administration, *, by: Actor) -> Administration:
    """Begin a correction. Until it is finished the old answers count; both stay readable."""
    demand_writer(by, administration)
    if administration.standing != Standing.DONE:
        raise MeasureRefused("", "This measure is still open. Change the answers themselves.")
    if not may_be_read(by, administration):
        raise MeasureRefused("", "She has not said that this may be read, so it stays as it is.")
    going = Administration.objects.filter(amends=administration).first()
    if going is not None and going.standing != Standing.OPEN:
        raise MeasureRefused("", "This measure was corrected already. Correct the newer one.")
    if going is None:
        going = _copy(administration, by)
    record_change(by, "measures.amended", going, fields=["answers"])
    return going


def _copy(administration: Administration, by: Actor) -> Administration:
    copy = Administration(**{name: getattr(administration, name) for name in _COPIED})
    copy.amends, copy.author_id, copy.author_name = administration, by.id, by.name
    copy.save(force_insert=True)
    Answer.objects.bulk_create(
        Answer(administration=copy, item=row.item, value=row.value) for row in administration.answers.all()
    )
    return copy
