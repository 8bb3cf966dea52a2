"""A screen that any one answer makes positive, in three values."""

from __future__ import annotations

from beside_instruments.form import Form
from beside_instruments.methods.outcome import Outcome
from beside_instruments.rules import ScoreRule


def any_positive(rule: ScoreRule, form: Form) -> Outcome:
    """Return the word for yes, for no, or for not known.

    Notes
    -----
    One positive answer is enough; "no" needs every answer; anything else is not known. Treating a
    blank as "no", as some published calculations do, would hide a family without food.
    """
    values = [form.keyed[item] for item in rule.items if item in form.keyed]
    if any(value > 0 for value in values):
        word = rule.parameters["positive"]
    elif len(values) == len(rule.items):
        word = rule.parameters["negative"]
    else:
        word = rule.parameters["unknown"]
    return Outcome(str(word), "ok", len(values))
