"""Answers and totals from a foreign QuestionnaireResponse, kept beside our own scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beside_instruments.fhir.foreign import ForeignItem, ForeignOption, ForeignQuestionnaire
from beside_instruments.fhir.matching import matched_items, matched_options
from beside_instruments.incoming import BadIncoming, built_as_described, incoming_json
from beside_instruments.instrument import Instrument


@dataclass(frozen=True, slots=True)
class ForeignResponse:
    """A foreign form in our numbers, with the totals its sender stored."""

    responses: Mapping[str, Any]
    totals: Mapping[str, float]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A total that came along and differs from what the answers give."""

    score: str
    foreign: float
    ours: float | None
    message: str


def read_response(
    source: bytes | Path, instrument: Instrument, questionnaire: ForeignQuestionnaire
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

    Returns
    -------
    ForeignResponse

    Raises
    ------
    BadIncoming
        No QuestionnaireResponse, or an answer that is none of the item's options; the message names it.
    """
    resource = incoming_json(source, "The response")
    if resource.get("resourceType") != "QuestionnaireResponse":
        raise BadIncoming("This is no QuestionnaireResponse. Send the filled form itself.")
    with built_as_described("The response"):
        return _response(resource, instrument, questionnaire)


def _response(
    resource: Mapping[str, Any], instrument: Instrument, questionnaire: ForeignQuestionnaire
) -> ForeignResponse:
    answers = dict(_answers(resource.get("item", ())))
    responses: dict[str, Any] = {}
    notices: list[str] = []
    for item_id, theirs in matched_items(instrument, questionnaire).items():
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
        for answer in item.get("answer", ()):
            yield str(item.get("linkId")), next((v for k, v in answer.items() if k.startswith("value")), None)
            yield from _answers(answer.get("item", ()))
        yield from _answers(item.get("item", ()))


def _ours(
    instrument: Instrument, item_id: str, theirs: ForeignItem, answer: Any
) -> tuple[Any, tuple[str, ...]]:
    if answer is None:
        return None, ()
    item = instrument.item(item_id)
    found, differing = matched_options(item, theirs)
    code = answer.get("code", answer.get("value")) if isinstance(answer, Mapping) else answer
    display = str(answer.get("display", "")) if isinstance(answer, Mapping) else ""
    for value, option in found.items():
        if _same(option, code, display):
            return next(own.value for own in item.options if str(own.value) == value), differing
    if not found and isinstance(code, int | float):
        item.keyed(code)
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
    return found
