"""Which items of a foreign questionnaire are asked, given the answers so far."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from beside_instruments.fhir.foreign import EnableWhen, ForeignItem, ForeignQuestionnaire

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}


def enabled_items(questionnaire: ForeignQuestionnaire, answers: Mapping[str, Any]) -> frozenset[str]:
    """Return the items that are asked.

    Parameters
    ----------
    questionnaire
        The questionnaire.
    answers
        linkId to answer: a code, number, text or truth value.

    Returns
    -------
    frozenset of str
        linkIds; an item inside a group that is not asked is not asked either.
    """
    by_link = {item.link_id: item for item in questionnaire.items}
    return frozenset(item.link_id for item in questionnaire.items if _enabled(item, by_link, answers))


def _enabled(item: ForeignItem, by_link: Mapping[str, ForeignItem], answers: Mapping[str, Any]) -> bool:
    if item.group and not _enabled(by_link[item.group], by_link, answers):
        return False
    if not item.enable_when:
        return True
    met = [_met(condition, answers) for condition in item.enable_when]
    return all(met) if item.enable_all else any(met)


def _met(condition: EnableWhen, answers: Mapping[str, Any]) -> bool:
    given = answers.get(condition.question)
    if condition.operator == "exists":
        return (given is not None) == bool(condition.answer)
    if given is None:
        return False
    if condition.operator in ("=", "!="):
        same = given == condition.answer or str(given) == str(condition.answer)
        return same == (condition.operator == "=")
    try:
        return _COMPARE[condition.operator](given, condition.answer)
    except (KeyError, TypeError):
        return False
