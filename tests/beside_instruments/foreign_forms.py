"""Questionnaires as other programs send them, small and in our own words."""

from __future__ import annotations

import json
from typing import Any

LABELS = ("Never", "Some days", "Most days", "Every day")
ITEM_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
CODES = ("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8")


def phq9_questionnaire(weights: tuple[float, ...] = (0, 1, 2, 3), **changes: Any) -> dict[str, Any]:
    """Return a PHQ-9 with its answers in a value set sent along, and a total that is calculated."""
    concepts = [
        {"code": f"A{n}", "display": label, "extension": [{"url": ITEM_WEIGHT, "valueDecimal": weight}]}
        for n, (label, weight) in enumerate(zip(LABELS, weights, strict=True))
    ]
    questions = [
        {
            "linkId": f"form/q{n}",
            "text": f"Sentence {n}",
            "type": "choice",
            "code": [{"system": "http://loinc.org", "code": code}],
            "answerValueSet": "#answers",
        }
        for n, code in enumerate(CODES, 1)
    ]
    total = {
        "linkId": "form/total",
        "type": "quantity",
        "text": "Total",
        "code": [{"system": "http://loinc.org", "code": "44261-6"}],
        "extension": [
            {
                "url": CALCULATED,
                "valueExpression": {
                    "language": "text/fhirpath",
                    "expression": "%resource.item.answer.value.weight().sum()",
                },
            }
        ],
    }
    group = {"linkId": "form", "type": "group", "text": "How it was lately", "item": [*questions, total]}
    contained = [
        {
            "resourceType": "ValueSet",
            "id": "answers",
            "compose": {"include": [{"system": "urn:x", "concept": concepts}]},
        }
    ]
    return {
        "resourceType": "Questionnaire",
        "url": "http://example.org/Questionnaire/nine",
        "version": "2",
        "title": "Nine questions",
        "status": "active",
        "contained": contained,
        "item": [group],
    } | changes


def phq9_response(answers: list[int | None], total: float) -> dict[str, Any]:
    """Return a filled form with the total its sender stored."""
    items = [
        {
            "linkId": f"form/q{n}",
            "answer": [{"valueCoding": {"code": f"a{answer}", "display": LABELS[answer]}}],
        }
        for n, answer in enumerate(answers, 1)
        if answer is not None
    ]
    stored = {"linkId": "form/total", "answer": [{"valueQuantity": {"value": total}}]}
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": [{"linkId": "form", "item": [*items, stored]}],
    }


def as_bytes(resource: Any) -> bytes:
    """Return a resource as the bytes of a file."""
    return json.dumps(resource).encode("utf-8")
