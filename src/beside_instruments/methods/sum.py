"""Sums, with blanks estimated or bounded where the instrument allows it."""

from __future__ import annotations

from beside_instruments.form import Form
from beside_instruments.methods.outcome import Outcome, not_scorable
from beside_instruments.rules import ScoreRule


def total(rule: ScoreRule, form: Form) -> Outcome:
    """Add up the keyed answers.

    Notes
    -----
    Prorated: ``sum * items / answered``. Bounds: every blank at its lowest and at its highest.
    A multiplier (DASS-21: 2) comes last.
    """
    keyed = form.keyed
    values = [keyed[item] for item in rule.items if item in keyed]
    n, of = len(values), len(rule.items)
    if n == of:
        return Outcome(_whole(sum(values) * rule.multiplier), "ok", n)
    if rule.missing.rule == "bounds" and n > 0:
        return _bounds(rule, form, sum(values), n)
    if rule.missing.rule == "prorate" and rule.missing.bears(n, of):
        return Outcome(_whole(sum(values) * of * rule.multiplier / n), "prorated", n)
    return not_scorable(n)


def total_above_lowest(rule: ScoreRule, form: Form) -> Outcome:
    """Add up the answers counted from 0 where the options start at 1 (K6: ``sum - 6``)."""
    outcome = total(rule, form)
    if not isinstance(outcome.value, int | float):
        return outcome
    lowest = float(rule.parameters["lowest"]) * len(rule.items)
    return outcome._replace(value=_whole(outcome.value - lowest))


def _bounds(rule: ScoreRule, form: Form, known: float, n: int) -> Outcome:
    blanks = [item for item in rule.items if item not in form.keyed]
    lowest, highest = rule.parameters["lowest"], rule.parameters["highest"]
    low, high = known + lowest * len(blanks), known + highest * len(blanks)
    return Outcome(None, "bounds", n, _whole(low), _whole(high))


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value
