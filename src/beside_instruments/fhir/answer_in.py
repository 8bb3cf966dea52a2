"""What a filled form says of one item, in our numbers and kinds of answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from beside_instruments.answers import BadAnswer
from beside_instruments.fhir.coding import ABSENT, NO_ANSWER_REASON
from beside_instruments.fhir.foreign import ForeignItem, ForeignOption
from beside_instruments.fhir.matching import matched_options
from beside_instruments.incoming import BadIncoming
from beside_instruments.item import Item

NO_ANSWERS = {reason: kind for kind, reason in NO_ANSWER_REASON.items()}


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why an item has none, as FHIR says it."""

    reason: str


def answers_by_item(items: Any) -> dict[str, list[Any]]:
    """Return all answers by linkId, in their order; a group that was filled twice gives two."""
    found = defaultdict(list)
    for link, value in _answers(items):
        found[link].append(value)
    return dict(found)


def first_value(answers: Sequence[Any]) -> Any:
    """Return the first answer, or why there is none."""
    told = [one for one in answers if not isinstance(one, NoAnswer)]
    return (told or list(answers))[0]


def our_answer(item: Item, theirs: ForeignItem, answers: Sequence[Any]) -> tuple[Any, tuple[str, ...]]:
    """Return the answer of one item as we store it, and where weights differ from ours.

    Parameters
    ----------
    item
        Our item.
    theirs
        The question it was answered on.
    answers
        What `answers_by_item` found for it.

    Raises
    ------
    BadIncoming
        Several answers where we take one, none of the options, another unit, an impossible value.
    """
    told = [one for one in answers if one is not None and not isinstance(one, NoAnswer)]
    if not told:
        reasons = [one.reason for one in answers if isinstance(one, NoAnswer)]
        return (NO_ANSWERS.get(reasons[0]) if reasons else None), ()
    if item.answer:
        return _allowed(item, theirs, _words(item, theirs, told)), ()
    if len(told) > 1 and not item.several:
        link = theirs.link_id
        raise BadIncoming(f"Item {link} has {len(told)} answers, and a measure takes one.", link)
    if item.several:
        values, differing = zip(*(_option(item, theirs, one) for one in told), strict=True)
        return _allowed(item, theirs, list(values)), differing[0]
    if item.options:
        return _option(item, theirs, told[0])
    return _allowed(item, theirs, _number(item, theirs, told[0])), ()


def _answers(items: Any) -> Iterator[tuple[str, Any]]:
    for item in items:
        for extension in item.get("extension", ()):
            if extension.get("url") == ABSENT:
                yield str(item.get("linkId")), NoAnswer(str(extension.get("valueCode", "")))
        for answer in item.get("answer", ()):
            yield str(item.get("linkId")), next((v for k, v in answer.items() if k.startswith("value")), None)
            yield from _answers(answer.get("item", ()))
        yield from _answers(item.get("item", ()))


def _option(item: Item, theirs: ForeignItem, answer: Any) -> tuple[Any, tuple[str, ...]]:
    found, differing = matched_options(item, theirs)
    if not found and isinstance(answer, int | float):  # theirs is a bare number, ours a list of numbers
        return _allowed(item, theirs, answer), ()
    code = answer.get("code", answer.get("value")) if isinstance(answer, Mapping) else answer
    display = str(answer.get("display", "")) if isinstance(answer, Mapping) else ""
    for value, option in found.items():
        if _same(option, code, display):
            return next(own.value for own in item.options if str(own.value) == value), differing
    raise BadIncoming(f"Item {theirs.link_id}: the answer {code!r} is none of its options.", theirs.link_id)


def _same(option: ForeignOption, code: Any, display: str) -> bool:
    # Public examples differ in capitals between a value set and its answers.
    return str(code).casefold() == option.code.casefold() or (
        display != "" and display.casefold() == option.display.casefold()
    )


def _number(item: Item, theirs: ForeignItem, answer: Any) -> Any:
    if not isinstance(answer, Mapping):
        return answer
    named = [str(answer[key]) for key in ("unit", "code") if answer.get(key)]
    known = {one.casefold() for one in (*theirs.unit, item.unit)}
    if item.unit and named and not known & {one.casefold() for one in named}:
        raise BadIncoming(
            f"Item {theirs.link_id}: the answer is in {named[0]}, and here it is kept in {item.unit}.",
            theirs.link_id,
        )
    return answer.get("value", answer.get("code"))


def _words(item: Item, theirs: ForeignItem, told: Sequence[Any]) -> str:
    lines = [_said(one) for one in told]
    if len(lines) > 1 and item.answer != "text":
        link = theirs.link_id
        raise BadIncoming(f"Item {link} has {len(lines)} answers, and a measure takes one.", link)
    return "\n".join(lines)


def _said(answer: Any) -> str:
    if not isinstance(answer, Mapping):
        return answer.strip() if isinstance(answer, str) else str(answer)
    if "value" in answer:
        return f"{answer['value']} {answer.get('unit') or answer.get('code') or ''}".strip()
    return str(answer.get("display") or answer.get("code") or "").strip()


def _allowed(item: Item, theirs: ForeignItem, value: Any) -> Any:
    try:
        item.keyed(value)
    except BadAnswer as bad:
        raise BadIncoming(f"Item {theirs.link_id}: {bad.message}", theirs.link_id) from None
    return value
