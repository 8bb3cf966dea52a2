"""A small questionnaire of another system, in our own words."""

from __future__ import annotations

import json
from typing import Any

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
URL = "http://example.org/Questionnaire/quiet"

HOURS = {"system": "http://unitsofmeasure.org", "code": "h", "display": "hours"}


def _choice(link: str, text: str, **more: Any) -> dict[str, Any]:
    options = [("no", "Not so far", 0), ("some", "Now and then", 1), ("often", "Most nights", 2)]
    answers = [
        {"valueCoding": {"code": c, "display": d, "extension": [{"url": ORDINAL, "valueDecimal": w}]}}
        for c, d, w in options
    ]
    return {"linkId": link, "type": "choice", "text": text, "answerOption": answers} | more


def quiet(**changes: Any) -> dict[str, Any]:
    """Three questions with weights, one that is asked only after another, a text, a calculated total."""
    total = {"language": "text/fhirpath", "expression": "%resource.item.answer.value.weight().sum()"}
    return {
        "resourceType": "Questionnaire",
        "url": URL,
        "version": "7",
        "title": "Quiet nights",
        "status": "active",
        "item": [
            _choice("q.sleep", "Did you sleep through?"),
            _choice("q.rest", "Did you rest in the day?"),
            _choice(
                "q.help",
                "Did somebody take a night?",
                enableWhen=[{"question": "q.rest", "operator": "!=", "answerCoding": {"code": "no"}}],
            ),
            {"linkId": "q.more", "type": "text", "text": "Anything more?"},
            {
                "linkId": "q.total",
                "type": "decimal",
                "text": "Total",
                "extension": [{"url": CALCULATED, "valueExpression": total}],
            },
        ],
    } | changes


def nights() -> dict[str, Any]:
    """One counted question; beside it words, a day, a moment, a number with its unit, several answers."""
    unit = {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit", "valueCoding": HOURS}
    asked = [
        _choice("n.sleep", "Did you sleep through?"),
        {"linkId": "n.word", "type": "string", "text": "The night in one word", "maxLength": 30},
        {"linkId": "n.more", "type": "text", "text": "Anything more?"},
        {"linkId": "n.since", "type": "date", "text": "Since when?"},
        {"linkId": "n.woke", "type": "dateTime", "text": "When did you wake?"},
        {"linkId": "n.long", "type": "quantity", "text": "How long?", "extension": [unit]},
        _choice("n.helps", "What helps?", repeats=True),
    ]
    return quiet(url="http://example.org/Questionnaire/nights", title="Nights", item=asked)


def nights_answers() -> dict[str, Any]:
    """A filled form of those nights."""
    told = {
        "n.sleep": [{"valueCoding": {"code": "some"}}],
        "n.word": [{"valueString": "restless"}],
        "n.more": [{"valueString": "The heating knocked\nuntil four."}],
        "n.since": [{"valueDate": "2026-09"}],
        "n.woke": [{"valueDateTime": "2026-09-14T03:20:00-04:00"}],
        "n.long": [{"valueQuantity": {"value": 2.5, "unit": "hours", "code": "h"}}],
        "n.helps": [{"valueCoding": {"code": "no"}}, {"valueCoding": {"code": "often"}}],
    }
    items = [{"linkId": link, "answer": answers} for link, answers in told.items()]
    return quiet_answers() | {"questionnaire": "http://example.org/Questionnaire/nights", "item": items}


def quiet_answers(total: float | None = 4, **answers: str) -> dict[str, Any]:
    """A filled form: by default often, some, some, and the sender's own total."""
    given = {"q.sleep": "often", "q.rest": "some", "q.help": "some"} | {
        f"q.{name}": code for name, code in answers.items()
    }
    items = [
        {"linkId": link, "answer": [{"valueCoding": {"code": code}}]} for link, code in given.items() if code
    ]
    if total is not None:
        items.append({"linkId": "q.total", "answer": [{"valueDecimal": total}]})
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{URL}|7",
        "status": "completed",
        "subject": {"reference": "Patient/77", "display": "K. of the other house"},
        "authored": "2026-09-14T10:30:00-04:00",
        "item": items,
    }


def sent(resource: Any) -> bytes:
    """The bytes of a file."""
    return json.dumps(resource).encode()
