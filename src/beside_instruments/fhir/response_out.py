"""A filled form as a FHIR R4 QuestionnaireResponse, with the four kinds of no-answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beside_instruments.answers import Responses, is_answer
from beside_instruments.fhir.coding import ABSENT, NO_ANSWER_REASON, canonical, option_coding
from beside_instruments.instrument import Instrument
from beside_instruments.item import Item


def questionnaire_response(
    instrument: Instrument,
    responses: Responses,
    *,
    subject: str,
    authored: datetime,
    source: str | None = None,
) -> dict[str, Any]:
    """Return a QuestionnaireResponse.

    Parameters
    ----------
    instrument
        The instrument.
    responses
        The answers; a blank, declined, not asked or not applicable item keeps its reason.
    subject
        Reference of the person, such as ``Patient/123``.
    authored
        When it was answered, with its time zone.
    source
        Reference of the person who answered, when another one.

    Returns
    -------
    dict
        FHIR R4 JSON without any wording.
    """
    resource: dict[str, Any] = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{canonical(instrument)}|{instrument.version}",
        "status": "completed",
        "subject": {"reference": subject},
        "authored": authored.isoformat(),
        "item": [_item(instrument, item, responses.get(item.id), authored) for item in instrument.items],
    }
    if source:
        resource["source"] = {"reference": source}
    if not resource["item"]:
        del resource["item"]
    return resource


def _item(instrument: Instrument, item: Item, value: Any, authored: datetime) -> dict[str, Any]:
    if not is_answer(value):
        reason = NO_ANSWER_REASON[value]
        return {"linkId": item.id, "extension": [{"url": ABSENT, "valueCode": reason}]}
    if item.several:
        return {"linkId": item.id, "answer": [_answer(instrument, item, one, authored) for one in value]}
    return {"linkId": item.id, "answer": [_answer(instrument, item, value, authored)]}


def _answer(instrument: Instrument, item: Item, value: Any, authored: datetime) -> dict[str, Any]:
    for option in item.options:
        if option.value == value:
            return {"valueCoding": option_coding(instrument, option)}
    if item.answer:
        return _words_or_day(item, str(value), authored)
    if item.unit:
        return {"valueQuantity": {"value": value, "unit": item.unit}}
    return {"valueInteger": int(value)} if item.whole else {"valueDecimal": value}


def _words_or_day(item: Item, value: str, authored: datetime) -> dict[str, Any]:
    """A time of day needs a zone in FHIR; one without gets that of the form, as it was on that day."""
    if item.answer == "date":
        return {"valueDate": value}
    if item.answer == "date_time":
        moment = datetime.fromisoformat(value) if "T" in value else None
        if moment is not None and moment.tzinfo is None:
            value = moment.replace(tzinfo=authored.tzinfo).isoformat()
        return {"valueDateTime": value}
    return {"valueString": value}
