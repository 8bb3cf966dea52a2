"""The answers written one after the other, as health-state profiles are."""

from __future__ import annotations

from beside_instruments.form import Form
from beside_instruments.methods.outcome import Outcome, not_scorable
from beside_instruments.rules import ScoreRule


def profile(rule: ScoreRule, form: Form) -> Outcome:
    """Return the levels as one string, for example ``21232``; every dimension is needed."""
    levels = [f"{form.keyed[item]:g}" for item in rule.items if item in form.keyed]
    if len(levels) < len(rule.items):
        return not_scorable(len(levels))
    return Outcome("".join(levels), "ok", len(levels))
