"""A calendar of days, kept day by day while it is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.transactions import action

from ..models import Administration, Answer
from ..queries.allowed import demand_writer
from ..rules.day_marks import SPANS, NotUnderstood, days_of, fresh, read_mark
from ..rules.refusals import MeasureRefused, check_open


@action
def keep_days(
    administration: Administration,
    marks: Mapping[str, str],
    *,
    anchors: Mapping[str, str] | None = None,
    length: int | None = None,
    by: Actor,
) -> dict[str, Any]:
    """Keep what was said about some days, by ISO date; a blank one is unknown again.

    Parameters
    ----------
    marks : what was typed for each day
    anchors : her own events by ISO date, which help to remember; they replace those kept before
    length : how many days the look back covers

    Raises
    ------
    MeasureRefused
        Names the first day that cannot be read; nothing of what was sent is kept then.
    """
    demand_writer(by, administration)
    check_open(administration.standing)
    row = administration.answers.filter(item="days").first()
    kept = row or Answer(administration=administration, item="days", value=fresh(administration.local_date))
    before: dict[str, Any] = kept.value or fresh(administration.local_date)
    value = {**before, "length": length if length in SPANS else before["length"]}
    value["marks"] = _marked(value, marks)
    if anchors is not None:
        value["anchors"] = {day: words.strip()[:200] for day, words in anchors.items() if words.strip()}
    kept.value = value
    kept.save()
    record_change(by, "measures.answered", administration, fields=["answers"])
    return value


def _marked(value: dict[str, Any], typed: Mapping[str, str]) -> dict[str, Any]:
    inside = {day.isoformat() for day in days_of(value)}
    marks = dict(value.get("marks", {}))
    for day, text in typed.items():
        if day not in inside:
            raise MeasureRefused(day, "This day is not in the look back.")
        try:
            mark = read_mark(text)
        except NotUnderstood as problem:
            raise MeasureRefused(day, str(problem)) from problem
        marks.pop(day, None)
        if mark is not None:
            marks[day] = mark
    return marks
