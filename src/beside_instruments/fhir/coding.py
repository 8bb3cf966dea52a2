"""Codes and addresses that our FHIR resources share."""

from __future__ import annotations

from typing import Any, Final

from beside_instruments.instrument import Instrument
from beside_instruments.item import Option

OWN: Final = "urn:beside:instrument"
LOINC: Final = "http://loinc.org"
ORDINAL: Final = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
ABSENT: Final = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

NO_ANSWER_REASON: Final = {
    None: "unknown",
    "declined": "asked-declined",
    "not_asked": "not-asked",
    "not_applicable": "not-applicable",
}


def canonical(instrument: Instrument) -> str:
    """Return the address of our Questionnaire, without its version."""
    return f"{OWN}:{instrument.key}"


def option_coding(instrument: Instrument, option: Option) -> dict[str, Any]:
    """Return an answer as a coding; restricted instruments get no label."""
    coding: dict[str, Any] = {"system": f"{OWN}:{instrument.key}:answers", "code": str(option.value)}
    if instrument.may_show_options:
        coding["display"] = option.label.en
    if option.score is not None:
        coding["extension"] = [{"url": ORDINAL, "valueDecimal": option.score}]
    return coding


def item_text(instrument: Instrument, item_id: str) -> str:
    """Return our own short label, or only the number where the licence allows no more."""
    return instrument.item(item_id).label.en if instrument.may_show_options else f"Item {item_id}"
