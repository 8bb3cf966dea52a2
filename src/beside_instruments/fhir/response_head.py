"""What a filled form says about itself, before its answers are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beside_instruments.incoming import BadIncoming, built_as_described, incoming_json

NOT_USED = {
    "entered-in-error": "Its sender says it was entered in error. Ask for the right one.",
    "in-progress": "It is not finished there. Ask for it again when it is.",
    "stopped": "It was stopped before its end there. Take it from paper, item by item.",
}


@dataclass(frozen=True, slots=True)
class ResponseHead:
    """``questionnaire`` is the address it was answered on, ``subject`` how its sender names the person."""

    questionnaire: str
    authored: dt.date | None
    subject: str
    language: str


def read_head(source: bytes | Path) -> ResponseHead:
    """Read the head of a QuestionnaireResponse.

    Parameters
    ----------
    source
        The file or its bytes: JSON, UTF-8, at most five megabytes.

    Returns
    -------
    ResponseHead

    Raises
    ------
    BadIncoming
        No QuestionnaireResponse, another FHIR version, or one that its sender does not count as finished.
    """
    resource = response_resource(source)
    with built_as_described("The response"):
        subject = resource.get("subject") or {}
        return ResponseHead(
            str(resource.get("questionnaire", "")),
            _day(resource.get("authored")),
            str(subject.get("display") or subject.get("reference") or ""),
            str(resource.get("language", ""))[:2],
        )


def response_resource(source: bytes | Path) -> Mapping[str, Any]:
    """Return the resource of a finished R4 response, or raise `BadIncoming`."""
    resource = incoming_json(source, "The response")
    kind = resource.get("resourceType")
    if kind != "QuestionnaireResponse":
        raise BadIncoming(
            f"This is a {kind or 'file'} and no QuestionnaireResponse. Send the filled form itself."
        )
    if isinstance(resource.get("questionnaire"), Mapping):
        raise BadIncoming(
            "This QuestionnaireResponse is of FHIR STU3 (it refers to its form by a reference). Ask for FHIR R4."
        )
    if "group" in resource:
        raise BadIncoming("This QuestionnaireResponse is of FHIR DSTU2 (it has a group). Ask for FHIR R4.")
    if resource.get("status") in NOT_USED:
        raise BadIncoming(NOT_USED[resource["status"]])
    return resource


def _day(text: Any) -> dt.date | None:
    """The day as it was where it was answered."""
    try:
        return dt.date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        raise BadIncoming(f"The day it was answered, {text!r}, is not a day.") from None
