"""Scores of a day calendar. A day that nobody knows about is never counted as a day without use."""

from __future__ import annotations

from beside_instruments.algorithms.day_calendar import DayCalendar, day_calendar
from beside_instruments.form import Form
from beside_instruments.methods.outcome import Outcome, not_scorable
from beside_instruments.rules import ScoreRule


def _calendar(form: Form) -> DayCalendar:
    return day_calendar(form.responses)


def days_used(rule: ScoreRule, form: Form) -> Outcome:
    """Count the known days with any use."""
    days = _calendar(form)
    return Outcome(days.used, "ok", days.known) if days.known else not_scorable(0)


def percent_days_abstinent(rule: ScoreRule, form: Form) -> Outcome:
    """Return the share of known free days without use, 0 to 100.

    Notes
    -----
    Days in a controlled environment and unknown days leave the denominator. At least the share
    ``min_known`` of the free days must be known (our decision: 0.8).
    """
    days = _calendar(form)
    enough = days.known_free > 0 and days.known_free >= rule.parameters["min_known"] * days.free
    if not enough:
        return not_scorable(days.known_free)
    return Outcome(100 * (days.known_free - days.used_free) / days.known_free, "ok", days.known_free)


def drinks_per_drinking_day(rule: ScoreRule, form: Form) -> Outcome:
    """Return standard drinks per day on which she drank; no such day means no score."""
    drinks = [count for count in _calendar(form).drinks if count]
    return Outcome(sum(drinks) / len(drinks), "ok", len(drinks)) if drinks else not_scorable(0)


def heavy_days(rule: ScoreRule, form: Form) -> Outcome:
    """Count the days with at least ``drinks`` standard drinks (4 for women)."""
    known = [count for count in _calendar(form).drinks if count is not None]
    if not known:
        return not_scorable(0)
    return Outcome(sum(count >= rule.parameters["drinks"] for count in known), "ok", len(known))
