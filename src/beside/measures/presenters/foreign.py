"""What was understood of a questionnaire from elsewhere, line by line, before anybody says yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from beside_instruments import available, load
from beside_instruments.fhir import Draft, ForeignItem, ForeignQuestionnaire

_OPERATORS = {"=": "=", "!=": "≠", ">": ">", "<": "<", ">=": "≥", "<=": "≤"}


@dataclass(frozen=True)
class ForeignLine:
    """One question as it was sent."""

    number: str
    link: str
    words: str
    answers: str
    asked_when: str


def lines(foreign: ForeignQuestionnaire, draft: Draft) -> list[ForeignLine]:
    """Every question that becomes an item here, in its order."""
    groups = {item.link_id: item for item in foreign.items}
    return [_line(number, question, groups) for number, question in draft.taken.items()]


def calculations(foreign: ForeignQuestionnaire) -> list[dict[str, str]]:
    """What its sender wanted calculated: recognised where we can tell, never executed."""
    return [
        {
            "item": one.item or _("the whole form"),
            "text": one.expression[:300],
            "language": one.language,
            "state": _("It adds up what the answers count. The total of this measure does the same.")
            if one.recognised == "sum"
            else _("Not recognised. It is kept to be read and is not executed."),
        }
        for one in foreign.expressions
    ]


def known_here(foreign: ForeignQuestionnaire) -> dict[str, Any] | None:
    """A measure of ours that has the same published item codes, if there is one."""
    codes = {code for item in foreign.questions for code in item.codes if code}
    if not codes:
        return None
    for key in dict.fromkeys(one.key for one in available() if not one.own):
        found = load(key)
        mine = {item.code for item in found.items if item.scored}
        if mine and None not in mine and mine <= codes:
            return {"key": key, "name": found.name}
    return None


def _line(number: str, question: ForeignItem, groups: dict[str, ForeignItem]) -> ForeignLine:
    holders = [question]
    while holders[-1].group in groups:
        holders.append(groups[holders[-1].group])
    return ForeignLine(
        number,
        question.link_id,
        question.text or _("(no words)"),
        _answers(question),
        "; ".join(filter(None, map(_condition, holders))),
    )


def _answers(question: ForeignItem) -> str:
    if not question.answers:
        low = "0" if question.minimum is None else f"{question.minimum:g}"
        if question.maximum is None:
            return _("a number from %(low)s") % {"low": low}
        return _("a number from %(low)s to %(high)s") % {"low": low, "high": f"{question.maximum:g}"}
    return " · ".join(
        option.display if option.ordinal is None else f"{option.display} ({option.ordinal:g})"
        for option in question.answers
    )


def _condition(holder: ForeignItem) -> str:
    said = [
        f"{one.question} {_OPERATORS.get(one.operator, one.operator)} {_shown(one.answer)}"
        for one in holder.enable_when
    ]
    return (_(" and ") if holder.enable_all else _(" or ")).join(said)


def _shown(answer: Any) -> str:
    if isinstance(answer, bool):
        return _("yes") if answer else _("no")
    return str(answer)
