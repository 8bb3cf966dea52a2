"""What was understood of a questionnaire from elsewhere, line by line, before anybody says yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside_instruments import available, load
from beside_instruments.fhir import KEPT, Draft, ForeignItem, ForeignQuestionnaire

_OPERATORS = {
    "=": gettext_lazy("is"),
    "!=": gettext_lazy("is not"),
    ">": gettext_lazy("is over"),
    "<": gettext_lazy("is under"),
    ">=": gettext_lazy("is at least"),
    "<=": gettext_lazy("is at most"),
}
_KEPT = {
    "line": gettext_lazy("words; kept, not counted"),
    "text": gettext_lazy("words, on several lines; kept, not counted"),
    "date": gettext_lazy("a day; kept, not counted"),
    "date_time": gettext_lazy("a day and its time; kept, not counted"),
}


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
    everything = {item.link_id: item for item in foreign.items}
    numbers = {question.link_id: number for number, question in draft.taken.items()}
    return [_line(number, question, everything, numbers) for number, question in draft.taken.items()]


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


def _line(
    number: str, question: ForeignItem, everything: dict[str, ForeignItem], numbers: dict[str, str]
) -> ForeignLine:
    holders = [question]
    while holders[-1].group in everything:
        holders.append(everything[holders[-1].group])
    return ForeignLine(
        number,
        question.link_id,
        question.text or _("(no words)"),
        _answers(question),
        "; ".join(filter(None, (_condition(one, everything, numbers) for one in holders))),
    )


def _answers(question: ForeignItem) -> str:
    if question.answers:
        said = " · ".join(
            option.display if option.ordinal is None else f"{option.display} ({option.ordinal:g})"
            for option in question.answers
        )
        return f"{said} – {_('several may be chosen; kept, not counted')}" if question.repeats else said
    kept = "text" if question.repeats else KEPT.get(question.type, "")
    if question.type == "quantity" and not question.unit:
        kept = kept or "line"
    return str(_KEPT[kept]) if kept else _number(question)


def _number(question: ForeignItem) -> str:
    words = {"low": f"{question.minimum or 0:g}", "high": f"{question.maximum or 0:g}"}
    said = _("a number from %(low)s") if question.maximum is None else _("a number from %(low)s to %(high)s")
    return " ".join([said % words, *question.unit[:1]])


def _condition(holder: ForeignItem, everything: dict[str, ForeignItem], numbers: dict[str, str]) -> str:
    said = []
    for one in holder.enable_when:
        item = _("item %(number)s") % {"number": numbers.get(one.question, one.question)}
        if one.operator == "exists":
            said.append(f"{item} {_('is answered') if one.answer else _('is not answered')}")
        else:
            answer = _shown(one.answer, everything.get(one.question))
            said.append(f"{item} {_OPERATORS.get(one.operator, one.operator)} {answer}")
    return (_(" and ") if holder.enable_all else _(" or ")).join(said)


def _shown(answer: Any, question: ForeignItem | None) -> str:
    if isinstance(answer, bool):
        return _("yes") if answer else _("no")
    named = [one.display for one in question.answers if one.code == str(answer)] if question else []
    return f"“{named[0]}”" if named else str(answer)
