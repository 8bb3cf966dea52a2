"""Means of the answered items, raw or turned into 0 to 100."""

from __future__ import annotations

from beside_instruments.form import Form
from beside_instruments.methods.outcome import Outcome, not_scorable
from beside_instruments.rules import ScoreRule


def mean(rule: ScoreRule, form: Form) -> Outcome:
    """Return the mean of the answered items when enough of them are answered."""
    keyed = form.keyed
    values = [keyed[item] for item in rule.items if item in keyed]
    n, of = len(values), len(rule.items)
    if n < of and not (rule.missing.rule == "mean_of_answered" and rule.missing.bears(n, of)):
        return not_scorable(n)
    return Outcome(sum(values) / n, "ok" if n == of else "prorated", n)


def rescaled_mean(rule: ScoreRule, form: Form) -> Outcome:
    """Return the mean on a scale from 0 to 100.

    Notes
    -----
    ``100 * (mean - lowest) / (highest - lowest)`` with the ends of the answer scale.
    """
    outcome = mean(rule, form)
    if not isinstance(outcome.value, int | float):
        return outcome
    low, high = float(rule.parameters["lowest"]), float(rule.parameters["highest"])
    return outcome._replace(value=100 * (outcome.value - low) / (high - low))
