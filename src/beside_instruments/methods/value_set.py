"""Health-state values from a national value set."""

from __future__ import annotations

from beside_instruments.form import Form
from beside_instruments.methods.outcome import Outcome, not_scorable
from beside_instruments.rules import ScoreRule


def value_set(rule: ScoreRule, form: Form) -> Outcome:
    """Return the value of a health state; 1 is full health, below 0 worse than death.

    Notes
    -----
    Most sets: ``start - sum(decrement[dimension][level])``. The Canadian set (Xie and others 2016) is
    linear with extra terms: a constant per level, one more per dimension at level 4 or 5, and
    ``squared * (dimensions at 4 or 5 - 1)^2``. Any blank dimension means no value.

    References
    ----------
    Xie F and others (2016), Medical Care 54, doi:10.1097/MLR.0000000000000447.
    """
    levels = {item: int(form.keyed[item]) for item in rule.items if item in form.keyed}
    if len(levels) < len(rule.items):
        return not_scorable(len(levels))
    start = float(rule.parameters["start"])
    if "decrement" in rule.parameters:
        table = rule.parameters["decrement"]
        return Outcome(
            start - sum(table[item][level - 1] for item, level in levels.items()), "ok", len(levels)
        )
    return Outcome(start - _linear(rule, levels), "ok", len(levels))


def _linear(rule: ScoreRule, levels: dict[str, int]) -> float:
    per_level, severe = rule.parameters["per_level"], rule.parameters["level_4_or_5"]
    bad = [item for item, level in levels.items() if level >= 4]
    loss: float = sum(per_level[item] * level for item, level in levels.items())
    loss += sum(severe[item] for item in bad)
    return loss - (rule.parameters["squared"] * (len(bad) - 1) ** 2 if bad else 0)
