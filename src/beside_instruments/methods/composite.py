"""Weighted composites that are given only when every part is known."""

from __future__ import annotations

import math

from beside_instruments.form import Form
from beside_instruments.methods.outcome import Outcome, not_scorable
from beside_instruments.rules import ScoreRule


def composite(rule: ScoreRule, form: Form) -> Outcome:
    """Return ``start + sum(weight * answer) + sum(weight * ln(answer + 1))``.

    Notes
    -----
    ``terms`` are plain weights and ``log_terms`` weights of the natural logarithm (amounts of money).
    A blank part means no composite: each part stands for a different side of life.
    """
    keyed = form.keyed
    n = sum(item in keyed for item in rule.items)
    if n < len(rule.items):
        return not_scorable(n)
    value = float(rule.parameters.get("start", 0))
    for item, divisor in rule.parameters.get("terms", {}).items():
        value += keyed[item] / divisor
    for item, divisor in rule.parameters.get("log_terms", {}).items():
        value += math.log(keyed[item] + 1) / divisor
    return Outcome(value, "ok", n)
