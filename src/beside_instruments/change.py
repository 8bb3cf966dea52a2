"""Whether two scores differ by more than the measure's own error."""

from __future__ import annotations

import math
from dataclasses import dataclass

from beside_instruments.change_sentence import caution_of, sentence_of
from beside_instruments.instrument import Instrument
from beside_instruments.result import Score
from beside_instruments.rules import ChangeBasis, ScoreRule
from beside_instruments.words import Words

WITHIN_ERROR = "within_error"
IMPROVED = "reliable_improvement"
WORSENED = "reliable_worsening"
DIFFERENT = "reliable_difference"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reference:
    """A program's own spread and reliability, with where they come from."""

    sd: float
    reliability: float
    source: str


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two scores of one series.

    ``outcome`` is ``within_error``, ``reliable_improvement``, ``reliable_worsening``,
    ``reliable_difference`` (where neither end is better) or ``unknown``.
    """

    score: str
    first: float
    later: float
    difference: float
    standardised: float | None
    reliable_points: float | None
    reliable: bool | None
    better: bool | None
    meaningful: bool | None
    outcome: str
    basis: str
    sentence: Words
    caution: Words


def reliable_change_points(sd: float, reliability: float) -> float:
    """Return the smallest difference that is more than measurement error (95 %).

    Parameters
    ----------
    sd
        Spread of the score in the reference group; above 0.
    reliability
        Reliability of the score, 0 to 1.

    Returns
    -------
    float
        Points on the instrument's own scale.

    Raises
    ------
    ValueError
        When a value lies outside its range.

    Notes
    -----
    ``1.96 * sd * sqrt(2 * (1 - reliability))``

    References
    ----------
    Jacobson NS, Truax P (1991), J Consult Clin Psychol 59:12-19.

    Examples
    --------
    >>> round(reliable_change_points(5.5, 0.89), 2)
    5.06
    """
    if not sd > 0 or not 0 <= reliability <= 1:
        raise ValueError("A spread lies above 0 and a reliability between 0 and 1.")
    return 1.96 * sd * math.sqrt(2 * (1 - reliability))


def compare(
    instrument: Instrument,
    score_id: str,
    first: Score | float,
    later: Score | float,
    *,
    reference: Reference | None = None,
) -> Change | None:
    """Compare two scores of one series (see `Series`).

    Parameters
    ----------
    instrument
        The instrument both were scored with.
    score_id
        Which of its scores.
    first, later
        The earlier and the later score, unrounded.
    reference
        A program's own reliability and spread; the instrument's when not given.

    Returns
    -------
    Change or None
        ``None`` when one of the two has no number.

    Notes
    -----
    A published number of points goes before one worked out from spread and reliability. A difference
    counts as more than error from exactly that number on.
    """
    start, end = _number(first), _number(later)
    if start is None or end is None:
        return None
    return _change(instrument, instrument.score_rule(score_id), start, end, reference)


def reliable_band(instrument: Instrument, score_id: str, first: float) -> tuple[float, float] | None:
    """Return the range around a first score that later scores may have by error alone.

    Parameters
    ----------
    instrument, score_id
        Which score.
    first
        Its first value.

    Returns
    -------
    tuple of float or None
        Lowest and highest, kept inside the score's range; ``None`` when the error is not known.
    """
    rule = instrument.score_rule(score_id)
    points, _ = _points(rule.change or ChangeBasis(), None)
    if points is None:
        return None
    low, high = rule.range or (-math.inf, math.inf)
    return max(low, first - points), min(high, first + points)


def _change(
    instrument: Instrument, rule: ScoreRule, start: float, end: float, reference: Reference | None
) -> Change:
    known = rule.change or ChangeBasis()
    points, basis = _points(known, reference)
    difference = end - start
    reliable = None if points is None else abs(difference) >= points - 1e-9
    better = _better(rule, difference)
    outcome = _outcome(reliable, better)
    sd = reference.sd if reference else known.sd
    return Change(
        score=rule.id,
        first=start,
        later=end,
        difference=difference,
        standardised=difference / sd if sd else None,
        reliable_points=points,
        reliable=reliable,
        better=better,
        meaningful=_meaningful(known, start, difference, better),
        outcome=outcome,
        basis=basis,
        sentence=sentence_of(instrument, rule, start, end, outcome),
        caution=caution_of(rule),
    )


def _number(score: Score | float) -> float | None:
    value = score.value if isinstance(score, Score) else score
    return float(value) if isinstance(value, int | float) else None


def _points(known: ChangeBasis, reference: Reference | None) -> tuple[float | None, str]:
    if reference is not None:
        return reliable_change_points(reference.sd, reference.reliability), reference.source
    if known.points is not None:
        return known.points, known.points_source
    if known.sd is not None and known.reliability is not None:
        return reliable_change_points(known.sd, known.reliability), known.source
    return None, ""


def _better(rule: ScoreRule, difference: float) -> bool | None:
    if difference == 0 or rule.direction not in ("higher_worse", "higher_better"):
        return None
    return (difference > 0) == (rule.direction == "higher_better")


def _outcome(reliable: bool | None, better: bool | None) -> str:
    if reliable is None:
        return UNKNOWN
    if not reliable:
        return WITHIN_ERROR
    return {True: IMPROVED, False: WORSENED, None: DIFFERENT}[better]


def _meaningful(known: ChangeBasis, start: float, difference: float, better: bool | None) -> bool | None:
    worse = known.meaningful_worse if better is False else None
    points = worse or known.meaningful
    if points is not None:
        return abs(difference) >= points
    if known.meaningful_percent is not None and start:
        return abs(difference) / abs(start) * 100 >= known.meaningful_percent
    return None
