"""One question a page, in the words the program may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from beside_instruments import BadAnswer, Instrument, parse_answer, skipped
from beside_instruments.wording import WordingPack

from .sheet import DAYS, ItemLine, lines


@dataclass(frozen=True)
class Question:
    """A question with its place in the form."""

    number: int
    of: int
    line: ItemLine
    before: int | None

    @property
    def id(self) -> str:
        """The item's number in the form."""
        return self.line.id


def question(
    instrument: Instrument,
    answers: Mapping[str, Any],
    number: int,
    wording: WordingPack,
    language: str,
    typed: str = "",
) -> Question | None:
    """The question at a place, from 1; None behind the last one. What was typed and not kept stands in it."""
    if not 1 <= number <= len(instrument.items):
        return None
    again = {instrument.items[number - 1].id: typed} if typed else {}
    line = lines(instrument, answers, language, wording, again)[number - 1]
    left_out = skipped(instrument, answers)
    earlier = [n for n in range(1, number) if instrument.items[n - 1].id not in left_out]
    return Question(number, len(instrument.items), line, earlier[-1] if earlier else None)


def after(instrument: Instrument, typed: Mapping[str, Any], number: int) -> int | None:
    """The next place that is not skipped by the form itself; None at the end."""
    left_out = skipped(instrument, {item: _stored(instrument, item, value) for item, value in typed.items()})
    later = range(number + 1, len(instrument.items) + 1)
    return next((n for n in later if instrument.items[n - 1].id not in left_out), None)


def first_open(instrument: Instrument, answers: Mapping[str, Any]) -> int:
    """Where to go on: the first question without an answer, or the last one."""
    left_out = skipped(instrument, answers)
    places = [
        n for n, item in enumerate(instrument.items, 1) if item.id not in answers and item.id not in left_out
    ]
    return places[0] if places else len(instrument.items)


def answer(data: Any, asked: Question) -> str:
    """What she chose or wrote; leaving a question out is an answer of its own kind.

    Notes
    -----
    Words left empty are a blank; where an answer is to be chosen, nothing chosen is asked again.
    """
    if "skip" in data:
        return "declined"
    given = ",".join(filter(None, data.getlist("answer")))
    may_be_empty = asked.line.several or asked.line.entry != "number"
    return given if given or may_be_empty else "?"


def why_not_kept(asked: Question) -> str:
    """What to do when an answer could not be kept."""
    if asked.line.options:
        return _("Choose one of the answers, or leave the question out.")
    if asked.line.entry in DAYS:
        return _("Write the day as it is shown above the box, or leave the question out.")
    if asked.line.entry != "number":
        return _("That is longer than what can be kept here. Make it shorter, or leave the question out.")
    return _("Write a number that is possible here, or leave the question out.")


def _stored(instrument: Instrument, item: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return parse_answer(instrument, item, value)
    except BadAnswer:
        return None
