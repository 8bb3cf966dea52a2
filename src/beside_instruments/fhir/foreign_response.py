"""Answers and totals from a foreign QuestionnaireResponse, kept beside our own scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beside_instruments.fhir.answer_in import answers_by_item, first_value, our_answer
from beside_instruments.fhir.foreign import ForeignQuestionnaire
from beside_instruments.fhir.matching import matched_items
from beside_instruments.fhir.response_head import response_resource
from beside_instruments.incoming import built_as_described
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
    given = answers_by_item(resource.get("item", ()))
    answers = {link: first_value(found) for link, found in given.items()}
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
        value, differing = our_answer(instrument.item(item_id), theirs, given.get(theirs.link_id, []))
        responses[item_id] = value
        notices += differing
    notices += _not_kept(instrument, questionnaire, given, {item.link_id for item in matched.values()})
    return ForeignResponse(responses, _totals(instrument, questionnaire, answers), tuple(notices))


def _not_kept(
    instrument: Instrument, questionnaire: ForeignQuestionnaire, given: Mapping[str, Any], kept: set[str]
) -> list[str]:
    """Answered questions that are no item of the measure; totals are told elsewhere."""
    totals = {rule.code for rule in instrument.scores if rule.code}
    return [
        f"Item {item.link_id}: this version of {instrument.key} has no such item; its answer is left out."
        for item in questionnaire.questions
        if item.link_id in given and item.link_id not in kept and not totals & set(item.codes)
    ]


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
