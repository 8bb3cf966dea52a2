"""Telling FHIR R4 from the versions before and after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beside_instruments.incoming import BadIncoming

R5_TYPES = frozenset({"coding", "question"})
R5_KEYS = frozenset({"answerConstraint", "disabledDisplay"})
STU3_KEYS = frozenset({"option", "options"})


def refuse_other_versions(resource: Mapping[str, Any]) -> None:
    """Raise `BadIncoming` when a Questionnaire is of another FHIR version; the message names the item."""
    if "group" in resource:
        raise BadIncoming("This Questionnaire is of FHIR DSTU2 (it has a group). Ask for FHIR R4.")
    if "versionAlgorithmString" in resource or "versionAlgorithmCoding" in resource:
        raise BadIncoming("This Questionnaire is of FHIR R5 (it has a version algorithm). Ask for FHIR R4.")
    for item in resource.get("item", ()):
        _look(item)


def _look(item: Any) -> None:
    if not isinstance(item, Mapping):
        return
    link = str(item.get("linkId", "?"))
    if item.get("type") in R5_TYPES or R5_KEYS & item.keys():
        raise BadIncoming(f"Item {link}: this is FHIR R5 ({item.get('type')}). Ask for FHIR R4.", link)
    hints = [
        entry for entry in item.get("enableWhen", ()) if isinstance(entry, Mapping) and "hasAnswer" in entry
    ]
    if STU3_KEYS & item.keys() or hints:
        raise BadIncoming(f"Item {link}: this is FHIR STU3. Ask for FHIR R4.", link)
    for inner in item.get("item", ()):
        _look(inner)
