"""A total that a person copies from the licensed form."""

from __future__ import annotations

from beside_instruments.form import Form
from beside_instruments.methods.outcome import Outcome, not_scorable
from beside_instruments.rules import ScoreRule


def entered(rule: ScoreRule, form: Form) -> Outcome:
    """Return the entered number or choice, checked against its range by the reader."""
    item = rule.items[0]
    if item not in form.answered:
        return not_scorable(0)
    value = form.responses[item]
    return Outcome(value if isinstance(value, str) else form.keyed.get(item, value), "entered", 1)
