"""Conditions of a foreign questionnaire as skips of ours, where ours can say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from beside_instruments.fhir.foreign import EnableWhen, ForeignItem, ForeignOption, ForeignQuestionnaire

Rule = tuple[tuple[str, ...], float]
Hanging = tuple[str, frozenset[str], bool]


def skips_of(
    foreign: ForeignQuestionnaire,
    taken: Mapping[str, ForeignItem],
    items: Sequence[Mapping[str, Any]],
    sets: Mapping[str, Sequence[Mapping[str, Any]]],
) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """Return skip rules, and a notice for each condition that is not followed.

    Parameters
    ----------
    foreign
        The questionnaire.
    taken
        Our item number to the question it is.
    items, sets
        Items and response sets of the draft.

    Notes
    -----
    Ours skip on the sum of answers. That says the same as a condition on one question with chosen answers,
    and as "ask unless all of these have their lowest answer". Anything else is asked always, and told.
    """
    reading = _Reading(taken, items, sets)
    groups = {item.link_id: item for item in foreign.items}
    rules: dict[Rule, list[str]] = {}
    notices: list[str] = []
    hanging: list[Hanging] = []
    for number, question in taken.items():
        for holder in _with_groups(question, groups):
            found = reading.rules(holder)
            if found is None:
                named = ", ".join(dict.fromkeys(one.question for one in holder.enable_when))
                notices.append(
                    f"Item {question.link_id}: its condition on {named} is not followed; it is always asked."
                )
            for rule in found or ():
                rules.setdefault(rule, []).append(number)
            if found is not None and all(one.operator != "exists" for one in holder.enable_when):
                hangs_on = frozenset(reading.number[one.question] for one in holder.enable_when)
                hanging.append((number, hangs_on, holder.enable_all))
    made = [
        {"when": {"items": list(on), "sum_is": total}, "skip": _with_what_hangs_on(skip, taken, hanging)}
        for (on, total), skip in rules.items()
    ]
    return made, tuple(notices)


def _with_what_hangs_on(
    skip: list[str], taken: Mapping[str, ForeignItem], hanging: list[Hanging]
) -> list[str]:
    """A question that is not asked has no answer, so what is asked only after it is not asked either."""
    found = set(skip)
    before = -1
    while len(found) > before:
        before = len(found)
        found |= {n for n, on, every in hanging if (on & found if every else on <= found)}
    return [number for number in taken if number in found]


def _with_groups(question: ForeignItem, groups: Mapping[str, ForeignItem]) -> Iterator[ForeignItem]:
    holder: ForeignItem | None = question
    while holder is not None:
        if holder.enable_when:
            yield holder
        holder = groups.get(holder.group)


class _Reading:
    """What each answer of each taken question counts."""

    def __init__(
        self,
        taken: Mapping[str, ForeignItem],
        items: Sequence[Mapping[str, Any]],
        sets: Mapping[str, Sequence[Mapping[str, Any]]],
    ) -> None:
        self.number = {question.link_id: number for number, question in taken.items()}
        self.worth: dict[str, list[tuple[ForeignOption, float]]] = {}
        for entry in items:
            if "responses" in entry and not entry.get("several"):
                options = taken[entry["id"]].answers
                values = [float(one.get("score", one["value"])) for one in sets[entry["responses"]]]
                self.worth[entry["id"]] = list(zip(options, values, strict=True))

    def rules(self, holder: ForeignItem) -> list[Rule] | None:
        """Return (items, sum) pairs on which it is skipped; None where ours cannot say it."""
        asked: dict[str, list[EnableWhen]] = {}
        for condition in holder.enable_when:
            number = self.number.get(condition.question)
            if number is None or number not in self.worth or condition.operator not in ("=", "!=", "exists"):
                return None
            asked.setdefault(number, []).append(condition)
        shut = {
            number: self._shut(number, conditions, holder.enable_all) for number, conditions in asked.items()
        }
        if any(values is None for values in shut.values()):
            return None
        if len(shut) == 1 or holder.enable_all:
            return [((number,), value) for number, values in shut.items() for value in values or ()]
        return self._unless_all_lowest(shut)

    def _shut(self, number: str, conditions: list[EnableWhen], every: bool) -> list[float] | None:
        """Return what the answers count on which the conditions of one question are not met."""
        values = [value for _, value in self.worth[number]]
        if len(set(values)) < len(values):
            return None
        together = all if every else any
        return [
            value
            for option, value in self.worth[number]
            if not together(_met(condition, option) for condition in conditions)
        ]

    def _unless_all_lowest(self, shut: Mapping[str, list[float] | None]) -> list[Rule] | None:
        for number, values in shut.items():
            if values != [min(value for _, value in self.worth[number])]:
                return None
        return [(tuple(shut), sum(values[0] for values in shut.values() if values))]


def _met(condition: EnableWhen, option: ForeignOption) -> bool:
    if condition.operator == "exists":
        return bool(condition.answer)
    wanted = str(condition.answer).casefold()
    same = wanted in (option.code.casefold(), option.display.casefold())
    return same == (condition.operator == "=")
