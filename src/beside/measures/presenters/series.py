"""Measures over time: one chart a series, a sentence that reads nothing into measurement error."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside.ui.charts import Band, Event, LineChart, Point, Series
from beside_instruments import (
    Instrument,
    InvalidInstrument,
    UnknownInstrument,
    compare,
    load,
    reliable_band,
)

from ..models import Administration
from ..rules.leave import is_readable
from ..rules.variability import swing
from ..rules.words import Standing
from ..words import HAPPENINGS, INFORMANTS, TIMINGS
from .result import figure

MOST_LINES = 3
_BY_AGE = gettext_lazy(
    "Each age has a form of its own, so the numbers of two forms are not compared. Open a day for its ranges in words."
)
_SWING = gettext_lazy(
    "%(name)s, %(n)d times: between %(low)s and %(high)s, and from one time to the next about %(step)s apart."
)
_STEADY = gettext_lazy("%(name)s, %(n)d times: %(low)s each time.")
Happening = tuple[dt.date, str, str]


@dataclass(frozen=True)
class SeriesView:
    """One measure by one informant in one version."""

    name: str
    note: str
    chart: LineChart | None
    head: list[tuple[Any, str]]
    rows: list[list[Any]]
    sentences: list[str]
    caution: str
    given: list[Administration] = field(default_factory=list)
    is_wide: bool = False


def series_of(
    given: Iterable[Administration], happenings: list[Happening], language: str
) -> list[SeriesView]:
    """All finished measures, a series for each measure, version, form and informant, newest series first."""
    groups: dict[tuple[str, str, str], list[Administration]] = defaultdict(list)
    for one in given:
        if one.standing == Standing.DONE and one.second_rating_of_id is None:
            groups[(one.instrument, one.instrument_version, one.informant)].append(one)
    newest_first = sorted(groups.values(), key=lambda rows: rows[-1].local_date, reverse=True)
    return [_readable(rows, happenings, language) for rows in newest_first]


def _readable(rows: list[Administration], happenings: list[Happening], language: str) -> SeriesView:
    """A measure whose own file is gone or not in order keeps its numbers; nothing new is read into them."""
    try:
        return _view(rows, happenings, language)
    except (UnknownInstrument, InvalidInstrument):
        scores = sorted({score for one in rows for score in _values(one)})[:6]
        lines = [[one, *(figure(_values(one).get(s, "–")) for s in scores), ""] for one in reversed(rows)]
        head = [(_("Day"), ""), *((score, "n") for score in scores), (_("How"), "")]
        note = _("The file of this measure is missing or not in order. What was worked out then is kept.")
        return SeriesView(rows[0].instrument, note, None, head, lines, [], "", list(reversed(rows)))


def _view(rows: list[Administration], happenings: list[Happening], language: str) -> SeriesView:
    instrument = load(rows[0].instrument, rows[0].instrument_version)
    by_age = instrument.has_item("form")
    shown = [] if by_age else _charted(instrument, rows)
    compared = [_compared(instrument, rule, rows, language) for rule in shown]
    return SeriesView(
        name=instrument.name.get(language),
        note=_note(instrument, rows[0]),
        chart=_chart(instrument, shown, rows, happenings, language) if shown else None,
        head=[
            (_("Day"), ""),
            *((rule.label.get(language), "n") for rule in _columns(instrument, rows)),
            (_("How"), ""),
        ],
        rows=[_row(instrument, one, rows) for one in reversed(rows)],
        sentences=[str(_BY_AGE)]
        if by_age
        else [*dict.fromkeys(said for said, _caution in compared if said), *_swings(shown, rows, language)],
        caution=next((caution for _said, caution in compared if caution), ""),
        given=list(reversed(rows)),
        is_wide=len(_columns(instrument, rows)) > 2,
    )


def _values(one: Administration) -> dict[str, float]:
    return {row.score: row.value for row in one.scores.all() if row.value is not None}


def _columns(instrument: Instrument, rows: list[Administration]) -> list[Any]:
    there = {score for one in rows for score in _values(one)}
    return [rule for rule in instrument.scores if rule.id in there][:6]


def _charted(instrument: Instrument, rows: list[Administration]) -> list[Any]:
    """The total where there is one; else the first scores that share one range."""
    there = _columns(instrument, rows)
    if instrument.kind == "calendar":  # look backs differ in length: only a share can stand on one line
        return [rule for rule in there if rule.range == (0, 100)]
    totals = [rule for rule in there if rule.id in {"total", "overall", "mean", "global", "total_mean"}]
    if totals:
        return totals[:1]
    return [rule for rule in there if rule.range == there[0].range][:MOST_LINES]


def _chart(
    instrument: Instrument,
    rules: list[Any],
    rows: list[Administration],
    happenings: list[Happening],
    language: str,
) -> LineChart:
    first = _values(rows[0]).get(rules[0].id)
    band = reliable_band(instrument, rules[0].id, first) if first is not None and len(rules) == 1 else None
    low, high = rules[0].range or (None, None)
    span = (rows[0].local_date, rows[-1].local_date)
    return LineChart(
        title=instrument.name.get(language),
        series=[Series(rule.label.get(language), _points(rule.id, rows)) for rule in rules],
        low=low,
        high=high,
        direction=_said_direction(instrument, rules),
        unit=_("Score"),
        band=Band(*_within(band, low, high), _("within measurement error of the first")) if band else None,
        events=[
            Event(day, _happened(kind, name)) for day, kind, name in happenings if span[0] <= day <= span[1]
        ],
    )


def _within(band: tuple[float, float], low: float | None, high: float | None) -> tuple[float, float]:
    """The band, ending where the scale ends."""
    return (
        band[0] if low is None else max(low, band[0]),
        band[1] if high is None else min(high, band[1]),
    )


def _points(score: str, rows: list[Administration]) -> list[Point]:
    found = []
    for one in rows:
        for row in one.scores.all():
            if row.score == score and row.value is not None:
                found.append(Point(one.local_date, round(row.value, 2), _status(row.status)))
    return found


def _row(instrument: Instrument, one: Administration, rows: list[Administration]) -> list[Any]:
    values = _values(one)
    figures = [figure(values[r.id]) if r.id in values else "–" for r in _columns(instrument, rows)]
    estimated = any(row.status == "prorated" for row in one.scores.all())
    how = [str(TIMINGS.get(one.timing, ""))] if one.timing else []
    how += [_("blanks estimated")] if estimated else []
    how += [] if is_readable(one.leave) else [_("hers alone")]
    return [one, *figures, ", ".join(how)]


def _compared(
    instrument: Instrument, rule: Any, rows: list[Administration], language: str
) -> tuple[str, str]:
    known = [v[rule.id] for v in map(_values, rows) if rule.id in v]
    if len(known) < 2:
        return "", ""
    change = compare(instrument, rule.id, known[0], known[-1])
    if change is None:
        return "", ""
    if change.outcome == "unknown" and len(instrument.scores) > 1:
        return _("The error of this measure is not known here, so its numbers are not compared."), ""
    return change.sentence.get(language), change.caution.get(language) if change.caution else ""


def _swings(rules: list[Any], rows: list[Administration], language: str) -> list[str]:
    """How much a series goes up and down, with its range: a mean alone would hide it."""
    found = []
    for rule in rules:
        seen = swing([v[rule.id] for v in map(_values, rows) if rule.id in v])
        if seen is not None:
            words = {"n": seen.times, "low": figure(seen.lowest), "high": figure(seen.highest)}
            words |= {"step": figure(seen.step), "name": rule.label.get(language)}
            found.append((_SWING if seen.step else _STEADY) % words)
    return found


def _note(instrument: Instrument, one: Administration) -> str:
    said = _("Answered by: %(who)s") % {"who": INFORMANTS.get(one.informant, one.informant)}
    if instrument.confirmation.state == "to_be_confirmed":
        said += " · " + _("the scoring key is still to be confirmed")
    return said


def _said_direction(instrument: Instrument, rules: list[Any]) -> str:
    """Which way is which, where all lines agree; days of use and goals are read as they are."""
    if instrument.kind in {"calendar", "goals"} or len({rule.direction for rule in rules}) != 1:
        return ""
    return _direction(rules[0].direction)


def _direction(direction: str) -> str:
    return {
        "higher_worse": _("A higher number means more difficulty."),
        "higher_better": _("A higher number means more strength."),
    }.get(direction, "")


def _happened(kind: str, name: str) -> str:
    return str(HAPPENINGS[kind]) % {"name": name} if name else str(HAPPENINGS[kind])


def _status(status: str) -> str:
    return _("blanks estimated") if status == "prorated" else ""
