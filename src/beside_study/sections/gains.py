"""Sentences that several sections share: how a score moved, and in which direction that is."""

from __future__ import annotations

from beside_stats._result import Estimate
from beside_study.definition.outcome import Outcome
from beside_study.words.numbers import between, digits_for, plain


def moved(outcome: Outcome, before: float, after: float, points: int) -> str:
    """ "went down from 24.1 to 18.0 (lower is better)"."""
    if abs(after - before) < 0.5 * 10**-points:
        return f"stayed at {plain(before, points)}"
    way = "up" if after > before else "down"
    return f"went {way} from {plain(before, points)} to {plain(after, points)} ({outcome.better} is better)"


def with_interval(estimate: Estimate, points: int) -> str:
    """ "−6.1 points (95% interval −8.0 to −4.2)"; only the value when there is no interval."""
    value = f"{plain(estimate.value, points)} points"
    if estimate.low is None or estimate.high is None:
        return value
    return f"{value} ({round(100 * estimate.level)}% interval {between(estimate.low, estimate.high, points)})"


def points_of(outcome: Outcome, spread: float | None) -> int:
    """Decimals for scores of this outcome."""
    return digits_for(outcome.sd or spread)


def is_early(outcome: Outcome, months: float) -> bool:
    """Whether the study is judged before this outcome can be expected to move."""
    return months < outcome.horizon_months


def early_sentence(outcome: Outcome, months: float) -> str:
    """Why it is too early, in plain words."""
    return (
        f"It is too early to judge {outcome.said}. This takes about {outcome.horizon_months:g} months, "
        f"and we have looked after {months:g}."
    )
