"""Answers and totals from a foreign QuestionnaireResponse, kept beside our own scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beside_instruments.answers import BadAnswer
from beside_instruments.fhir.coding import ABSENT, NO_ANSWER_REASON
from beside_instruments.fhir.foreign import ForeignItem, ForeignOption, ForeignQuestionnaire
from beside_instruments.fhir.matching import matched_items, matched_options
from beside_instruments.fhir.response_head import response_resource
from beside_instruments.incoming import BadIncoming, built_as_described
from beside_instruments.instrument import Instrument


@dataclass(frozen=True, slots=True)
class ForeignResponse:
    """A foreign form in our numbers, with the totals its sender stored."""

    responses: Mapping[str, Any]
    totals: Mapping[str, float]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why an item has none, as FHIR says it."""

    reason: str


NO_ANSWERS = {reason: kind for kind, reason in NO_ANSWER_REASON.items()}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A total that came along and differs from what the answers give."""

    score: str
    foreign: float
    ours: float | None
    message: str


def read_response(
    source: bytes | Path,
    instrument: Instrument,
    questionnaire: ForeignQuestionnaire,
    taken: Mapping[str, str] | None = None,
) -> ForeignResponse:
    """Read a QuestionnaireResponse to a foreign questionnaire.

    Parameters
    ----------
    source
        The file or its bytes.
    instrument
        Our instrument.
    questionnaire
        The questionnaire that was answered, as `read_questionnaire` gave it.
    taken
        Our item number to its linkId, where this is known from the day it was brought in.

    Returns
    -------
    ForeignResponse

    Raises
    ------
    BadIncoming
        No QuestionnaireResponse, or an answer that is none of the item's options; the message names it.
    """
    resource = response_resource(source)
    with built_as_described("The response"):
        return _response(resource, instrument, questionnaire, taken)


def _response(
    resource: Mapping[str, Any],
    instrument: Instrument,
    questionnaire: ForeignQuestionnaire,
    taken: Mapping[str, str] | None,
) -> ForeignResponse:
    answers = dict(_answers(resource.get("item", ())))
    responses: dict[str, Any] = {}
    known = {item.link_id: item for item in questionnaire.items}
    notices = [
        f"Item {link}: its questionnaire has no such item; it is left out."
        for link in answers
        if link not in known
    ]
    matched = (
        matched_items(instrument, questionnaire)
        if taken is None
        else {item: known[link] for item, link in taken.items() if link in known}
    )
    for item_id, theirs in matched.items():
        value, differing = _ours(instrument, item_id, theirs, answers.get(theirs.link_id))
        responses[item_id] = value
        notices += differing
    return ForeignResponse(responses, _totals(instrument, questionnaire, answers), tuple(notices))


def compare_foreign_total(
    instrument: Instrument, responses: Mapping[str, Any], foreign_total: float, score_id: str = "total"
) -> Mismatch | None:
    """Compare a total that came along with our own score of the same answers.

    Parameters
    ----------
    instrument, responses
        The answers, in our numbers.
    foreign_total
        What the sender stored.
    score_id
        Which of our scores it should be.

    Returns
    -------
    Mismatch or None
        ``None`` when both agree. Both numbers are kept and shown; neither is silently corrected.
    """
    score = instrument.score(responses).get(score_id)
    ours = float(score.value) if isinstance(score.value, int | float) else None
    if ours is not None and abs(ours - foreign_total) < 1e-6:
        return None
    mine = "no score" if ours is None else f"{ours:g}"
    message = f"The file says {foreign_total:g}; its answers give {mine} ({score.rule.en})."
    return Mismatch(score_id, foreign_total, ours, message)


def _answers(items: Any) -> Iterator[tuple[str, Any]]:
    for item in items:
        if len(item.get("answer", ())) > 1:
            link = str(item.get("linkId"))
            raise BadIncoming(
                f"Item {link} has {len(item['answer'])} answers, and a measure takes one.", link
            )
        for extension in item.get("extension", ()):
            if extension.get("url") == ABSENT:
                yield str(item.get("linkId")), NoAnswer(str(extension.get("valueCode", "")))
        for answer in item.get("answer", ()):
            yield str(item.get("linkId")), next((v for k, v in answer.items() if k.startswith("value")), None)
            yield from _answers(answer.get("item", ()))
        yield from _answers(item.get("item", ()))


def _ours(
    instrument: Instrument, item_id: str, theirs: ForeignItem, answer: Any
) -> tuple[Any, tuple[str, ...]]:
    if answer is None:
        return None, ()
    if isinstance(answer, NoAnswer):
        return NO_ANSWERS.get(answer.reason), ()
    item = instrument.item(item_id)
    found, differing = matched_options(item, theirs)
    code = answer.get("code", answer.get("value")) if isinstance(answer, Mapping) else answer
    display = str(answer.get("display", "")) if isinstance(answer, Mapping) else ""
    for value, option in found.items():
        if _same(option, code, display):
            return next(own.value for own in item.options if str(own.value) == value), differing
    if not found and isinstance(code, int | float) and not isinstance(code, bool):
        try:
            item.keyed(code)
        except BadAnswer as bad:
            raise BadIncoming(f"Item {theirs.link_id}: {bad.message}", theirs.link_id) from None
        return code, ()
    raise BadIncoming(f"Item {theirs.link_id}: the answer {code!r} is none of its options.", theirs.link_id)


def _same(option: ForeignOption, code: Any, display: str) -> bool:
    # Public examples differ in capitals between a value set and its answers.
    return str(code).casefold() == option.code.casefold() or (
        display != "" and display.casefold() == option.display.casefold()
    )


def _totals(
    instrument: Instrument, questionnaire: ForeignQuestionnaire, answers: Mapping[str, Any]
) -> dict[str, float]:
    by_code = {rule.code: rule.id for rule in instrument.scores if rule.code}
    found = {}
    for item in questionnaire.items:
        names = [by_code[code] for code in item.codes if code in by_code]
        value = answers.get(item.link_id)
        number = value.get("value") if isinstance(value, Mapping) else value
        if names and item.type not in ("group", "display") and isinstance(number, int | float):
            found[names[0]] = float(number)
    return found or _only_total(instrument, questionnaire, answers)


def _only_total(
    instrument: Instrument, questionnaire: ForeignQuestionnaire, answers: Mapping[str, Any]
) -> dict[str, float]:
    """Where there is one total there and one here, and no codes, they are the same."""
    theirs = [item.link_id for item in questionnaire.items if item.calculated]
    value = answers.get(theirs[0]) if len(theirs) == 1 and len(instrument.scores) == 1 else None
    number = value.get("value") if isinstance(value, Mapping) else value
    known = isinstance(number, int | float) and not isinstance(number, bool)
    return {instrument.scores[0].id: float(number)} if known and number is not None else {}
