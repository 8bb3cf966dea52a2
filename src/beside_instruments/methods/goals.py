"""Goal attainment as one T-score over her own goals."""

from __future__ import annotations

from beside_instruments.algorithms.goal_attainment import goal_attainment
from beside_instruments.form import Form
from beside_instruments.methods.outcome import Outcome, not_scorable
from beside_instruments.rules import ScoreRule


def goals(rule: ScoreRule, form: Form) -> Outcome:
    """Return the T-score of the goals that have been rated; 50 is "as expected"."""
    rated = [goal for goal in form.responses.get("goals") or () if goal.get("level") is not None]
    if not rated:
        return not_scorable(0)
    levels = [goal["level"] for goal in rated]
    weights = [goal.get("weight", 1) for goal in rated]
    found = goal_attainment(levels, weights, rho=float(rule.parameters["rho"]))
    return Outcome(found.t, "ok", len(levels))
