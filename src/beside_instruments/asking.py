"""One question at a time: what comes next, what the form skips, what an answer typed as text means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from beside_instruments.answers import NO_ANSWER, NOT_ASKED, AnswerProblem, BadAnswer, Responses
from beside_instruments.form import FormReader
from beside_instruments.instrument import Instrument
from beside_instruments.item import Item, Option
from beside_instruments.kept_answers import typed_moment

Typed = int | float | str | list[int | str] | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a form is: questions dealt with, of those that are asked."""

    done: int
    asked: int


def skipped(instrument: Instrument, responses: Responses) -> frozenset[str]:
    """Return the items that an official rule skips, given the answers so far.

    Parameters
    ----------
    instrument
        The instrument.
    responses
        Answers so far.

    Returns
    -------
    frozenset of str
        Item numbers; an item with an answer is never among them.
    """
    form = FormReader(instrument).read(responses)
    worth, answered = dict(form.keyed), form.answered
    found: set[str] = set()
    for rule in instrument.skips:
        known = [worth.get(item) for item in rule.items]
        if None in known or sum(value for value in known if value is not None) != rule.equals:
            continue
        for item in rule.skip:
            if item not in worth and item not in answered:
                found.add(item)
        if rule.score_as is not None:
            worth |= {item: rule.score_as for item in rule.skip if item not in worth}
    return frozenset(found)


def next_item(instrument: Instrument, responses: Responses, after: str | None = None) -> Item | None:
    """Return the next question to ask, or ``None`` at the end.

    Parameters
    ----------
    instrument
        The instrument.
    responses
        Answers so far; an item that stands in them has been dealt with, also when left blank.
    after
        Look only behind this item, so that a person may go back and forth.

    Returns
    -------
    Item or None
    """
    passed = after is None
    left_out = skipped(instrument, responses)
    for item in instrument.items:
        if passed and item.id not in responses and item.id not in left_out:
            return item
        passed = passed or item.id == after
    return None


def complete_skips(instrument: Instrument, responses: Responses) -> dict[str, Any]:
    """Return the answers with ``"not_asked"`` on every item the form skipped; call it at the end."""
    marks = dict.fromkeys(skipped(instrument, responses), NOT_ASKED)
    return {**responses, **{item: mark for item, mark in marks.items() if responses.get(item) is None}}


def progress(instrument: Instrument, responses: Responses) -> Progress:
    """Return how many questions have been dealt with, of those that are asked."""
    left_out = skipped(instrument, responses)
    asked = [item.id for item in instrument.items if item.id not in left_out]
    return Progress(sum(item in responses for item in asked), len(asked))


def check_answers(instrument: Instrument, responses: Responses) -> tuple[AnswerProblem, ...]:
    """Return the answers that are not possible; each names its item and what is allowed."""
    return tuple(FormReader(instrument).read(responses).problems)


def parse_answer(instrument: Instrument, item_id: str, text: str) -> Typed:
    """Turn what was typed or posted into an answer.

    Parameters
    ----------
    instrument
        The instrument.
    item_id
        Number of the item.
    text
        ``"2"``, a code such as ``"often"``, one of the kinds of no-answer, or nothing; words or a day
        where the item keeps those; ``"1,3"`` where several answers may be given.

    Returns
    -------
    int, float, str, list or None
        The stored answer; ``None`` for a blank.

    Raises
    ------
    BadAnswer
        When the form does not allow the answer; the message names the item and what is allowed.
    """
    if not instrument.has_item(item_id):
        raise BadAnswer(item_id, f"Item {item_id}: {instrument.key} has no item of this number.")
    stripped = text.strip()
    if stripped == "" or stripped in NO_ANSWER:
        return stripped or None
    item = instrument.item(item_id)
    if item.is_kept_only:
        return _kept(item, stripped)
    for option in (*_by_value(item, stripped), *_by_key(item, stripped)):
        return option.value
    value = _number(stripped)
    item.keyed(stripped if value is None else value)
    return value


def _kept(item: Item, text: str) -> str | list[int | str]:
    value: str | list[int | str]
    if item.several:
        value = [_one_of(item, part.strip()) for part in text.split(",") if part.strip()]
    else:
        value = typed_moment(text) if item.answer == "date_time" else text.replace("\r\n", "\n")
    item.keyed(value)
    return value


def _one_of(item: Item, text: str) -> int | str:
    found = (*_by_value(item, text), *_by_key(item, text))
    return found[0].value if found else text


def _by_value(item: Item, text: str) -> list[Option]:
    return [option for option in item.options if str(option.value) == text]


def _by_key(item: Item, text: str) -> list[Option]:
    return [option for option in item.options if option.key == text]


def _number(text: str) -> int | float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return int(number) if number.is_integer() else number
