"""Answers that ask for a person."""

from __future__ import annotations

from collections.abc import Mapping

from beside_instruments.answers import is_answer
from beside_instruments.form import Form
from beside_instruments.instrument import Instrument
from beside_instruments.result import Prompt, Score
from beside_instruments.rules import SafetyCondition, SafetyRule


def prompts(instrument: Instrument, form: Form, scores: Mapping[str, Score]) -> tuple[Prompt, ...]:
    """Return the prompts a form raises.

    Parameters
    ----------
    instrument
        The instrument.
    form
        The form as read; answers that could not be used do not silence the others.
    scores
        Its scores, for rules that look at a total.

    Returns
    -------
    tuple of Prompt
        In the order of the instrument's rules; a safety item left blank while others are answered
        raises ``item<N>_unanswered``.
    """
    found = []
    for rule in instrument.safety:
        if rule.context is not None and not _true(form, rule.context):
            continue
        for condition in rule.conditions:
            prompt = _prompt(rule, condition, form, scores)
            if prompt is not None:
                found.append(prompt)
    return tuple(found)


def _true(form: Form, name: str) -> bool:
    return form.context.get(name, form.responses.get(name)) in (True, 1, "yes")


def _prompt(
    rule: SafetyRule, condition: SafetyCondition, form: Form, scores: Mapping[str, Score]
) -> Prompt | None:
    if condition.item is not None and rule.when_blank and condition.item not in form.answered:
        # An answer that cannot be used is no answer; someone still needs to ask her.
        if form.answered or is_answer(form.responses.get(condition.item)):
            return Prompt(
                f"item{condition.item}_unanswered", condition.item, rule.action, rule.soft, "left_blank"
            )
        return None
    value = _value(condition, form, scores)
    if value is None:
        return None
    met = condition.at_least is None or value >= condition.at_least
    met = met and (condition.at_most is None or value <= condition.at_most)
    return Prompt(rule.id, condition.item, rule.action, rule.soft, "answer") if met else None


def _value(condition: SafetyCondition, form: Form, scores: Mapping[str, Score]) -> float | None:
    if condition.item is not None:
        value = form.responses.get(condition.item) if condition.item in form.answered else None
        return value if isinstance(value, int | float) else None
    score = scores[condition.score or ""]
    value = score.value if score.value is not None else score.low
    return value if isinstance(value, int | float) else None
