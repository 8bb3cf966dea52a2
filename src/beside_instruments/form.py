"""One filled form, read against the instrument before anything is added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from beside_instruments.answers import NO_ANSWER, NOT_ASKED, AnswerProblem, BadAnswer, Responses
from beside_instruments.instrument import Instrument
from beside_instruments.lists import list_problems, unfolded

TOTAL_ONLY = "total_only"
"""Key for a bare total, where an instrument allows one, so that no single answer is stored."""

LISTS_OF = {
    "calendar": frozenset({"days", "drinks", "controlled", "in_controlled_environment"}),
    "goals": frozenset({"goals"}),
}
"""Keys of instruments that keep lists instead of numbered answers."""


@dataclass(slots=True)
class Form:
    """Answers as numbers.

    Parameters
    ----------
    responses
        The answers as given.
    keyed
        What each answered item counts, reversed where needed; official skips are in it.
    answered
        Items with an answer, whether or not it counts as a number.
    """

    responses: Responses
    keyed: dict[str, float] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    problems: list[AnswerProblem] = field(default_factory=list)
    context: Mapping[str, Any] = field(default_factory=dict)


class FormReader:
    """Reads forms of one instrument; the worth of every option is looked up, not worked out again."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._beside = frozenset({TOTAL_ONLY, *instrument.context}) | LISTS_OF.get(
            instrument.kind, frozenset()
        )
        self._skips = [rule for rule in instrument.skips if rule.score_as is not None]
        self._worth: dict[str, dict[Any, float | None]] = {
            item.id: {}
            if item.is_kept_only
            else {option.value: item.keyed(option.value) for option in item.options}
            for item in instrument.items
        }

    def read(self, responses: Responses, context: Mapping[str, Any] | None = None) -> Form:
        """Read one form; answers that are not allowed become problems that name the item."""
        if self._instrument.kind == "composite":
            responses = unfolded(responses)
        form = Form(responses, context=context or {})
        keyed, answered, worth = form.keyed, form.answered, self._worth
        for item_id, value in responses.items():
            if value.__class__ is int and item_id in worth and value in worth[item_id]:
                score = worth[item_id][value]
                answered.add(item_id)
            else:
                score = self._other(form, item_id, value)
            if score is not None:
                keyed[item_id] = score
        if self._skips:
            self._apply_skips(form)
        if self._instrument.kind in LISTS_OF:
            form.problems.extend(list_problems(responses))
        return form

    def _other(self, form: Form, item_id: str, value: Any) -> float | None:
        if item_id in self._beside:
            self._check_total(form, item_id, value)
            return None
        if item_id not in self._worth:
            message = f"Item {item_id}: {self._instrument.key} has no item of this number."
            form.problems.append(AnswerProblem(item_id, message))
            return None
        if value is None or (isinstance(value, str) and value in NO_ANSWER):
            return None
        try:
            score = self._instrument.item(item_id).keyed(value)
        except BadAnswer as problem:
            form.problems.append(AnswerProblem(item_id, problem.message))
            return None
        form.answered.add(item_id)
        return score

    def _check_total(self, form: Form, item_id: str, value: Any) -> None:
        if item_id != TOTAL_ONLY or value is None:
            return
        ranges = [rule.range for rule in self._instrument.scores if rule.total_only and rule.range]
        low, high = ranges[0] if ranges else (0, -1)
        if not ranges:
            message = f"A total alone cannot be entered for {self._instrument.key}."
        elif isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            message = f"Total: {value!r} is not possible. Allowed: a whole number from {low:g} to {high:g}."
        else:
            return
        form.problems.append(AnswerProblem(TOTAL_ONLY, message))

    def _apply_skips(self, form: Form) -> None:
        for rule in self._skips:
            if not all(item in form.keyed for item in rule.items):
                continue
            if sum(form.keyed[item] for item in rule.items) == rule.equals and rule.score_as is not None:
                for item_id in rule.skip:
                    if form.responses.get(item_id) == NOT_ASKED:
                        form.keyed.setdefault(item_id, rule.score_as)
