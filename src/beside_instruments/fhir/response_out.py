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
        "item": [_item(instrument, item, responses.get(item.id)) for item in instrument.items],
    }
    if source:
        resource["source"] = {"reference": source}
    if not resource["item"]:
        del resource["item"]
    return resource


def _item(instrument: Instrument, item: Item, value: Any) -> dict[str, Any]:
    if not is_answer(value):
        reason = NO_ANSWER_REASON[value]
        return {"linkId": item.id, "extension": [{"url": ABSENT, "valueCode": reason}]}
    return {"linkId": item.id, "answer": [_answer(instrument, item, value)]}


def _answer(instrument: Instrument, item: Item, value: Any) -> dict[str, Any]:
    for option in item.options:
        if option.value == value:
            return {"valueCoding": option_coding(instrument, option)}
    return {"valueInteger": int(value)} if item.whole else {"valueDecimal": value}
