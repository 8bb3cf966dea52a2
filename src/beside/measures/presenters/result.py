"""Scores in words: the number, its named range, and how it came about. Never a grade of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from beside_instruments import Instrument, ScoreSet

from ..models import Score


@dataclass(frozen=True)
class ScoreLine:
    """One score as it is shown."""

    name: str
    number: str
    range_words: str
    how: str
    differs: str = ""


def score_lines(
    instrument: Instrument,
    result: ScoreSet,
    rows: Iterable[Score],
    language: str,
    *,
    ranges: bool,
    how: Callable[[Any], str] | None = None,
) -> list[ScoreLine]:
    """Every score of a finished measure in the order of its file.

    Parameters
    ----------
    ranges : whether published ranges may be read: only for a language version known to be valid (N23)
    how : says how a score came about, where the measure is no form of items
    """
    kept = {row.score: row for row in rows}
    found = []
    for rule in instrument.scores:
        score = result.scores.get(rule.id)
        if score is None or (score.status == "not_scorable" and instrument.kind == "totals"):
            continue
        found.append(
            ScoreLine(
                name=rule.label.get(language),
                number=figure(score.value, rule.range) if score.value is not None else _bounds(score),
                range_words=_range(rule, score, language) if ranges else "",
                how=how(score) if how else score.rule.get(language),
                differs=_differs(kept.get(rule.id), score.value),
            )
        )
    return found


def figure(value: Any, possible: tuple[float, float] | None = None) -> str:
    """A number as people write it, with the highest possible one beside it."""
    if not isinstance(value, int | float):
        return str(value)
    shown = number_format(round(value, 1 if abs(value) >= 1 else 2), force_grouping=False)
    shown = number_format(int(value)) if float(value).is_integer() else shown
    if possible is None:
        return shown
    return _("%(number)s of %(highest)s") % {"number": shown, "highest": number_format(f"{possible[1]:g}")}


def _bounds(score: Any) -> str:
    if score.low is None or score.high is None:
        return "–"
    return _("between %(low)s and %(high)s") % {"low": figure(score.low), "high": figure(score.high)}


def _range(rule: Any, score: Any, language: str) -> str:
    named = [score.band_label.get(language)] if score.band_label else []
    reached = {cut.id: cut.label.get(language) for cut in rule.cutoffs}
    named += [reached[key] for key, yes in score.cut.items() if yes and key in reached]
    open_ends = [reached[key] for key, yes in score.cut.items() if yes is None and key in reached]
    named += [_("%(words)s: the blanks leave this open") % {"words": words} for words in open_ends]
    return " · ".join(named)


def _differs(row: Score | None, ours: Any) -> str:
    if row is None or row.elsewhere is None:
        return ""
    if not isinstance(ours, int | float):
        return _("Worked out elsewhere: %(theirs)s. The answers give no score by the rule used here.") % {
            "theirs": figure(row.elsewhere)
        }
    if abs(row.elsewhere - ours) < 0.005:
        return _("The same as worked out elsewhere.")
    words = {"theirs": figure(row.elsewhere), "ours": figure(ours)}
    return (
        _("Worked out elsewhere: %(theirs)s. From the answers: %(ours)s. Please look which is right.") % words
    )
