"""An instrument as a FHIR R4 Questionnaire: structure and our own labels, never official wording."""

from __future__ import annotations

from typing import Any

from beside_instruments.fhir.coding import LOINC, canonical, item_text, option_coding
from beside_instruments.instrument import Instrument
from beside_instruments.item import Item
from beside_instruments.kept_answers import WORDS
from beside_instruments.rules import SkipRule

UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"


def questionnaire(instrument: Instrument) -> dict[str, Any]:
    """Return the Questionnaire of an instrument.

    Parameters
    ----------
    instrument
        The instrument.

    Returns
    -------
    dict
        FHIR R4 JSON. Loaded wording is not part of it and cannot be given: it stays in its installation.
    """
    resource: dict[str, Any] = {
        "resourceType": "Questionnaire",
        "url": canonical(instrument),
        "version": instrument.version,
        "name": "".join(part.capitalize() for part in instrument.key.split("_")),
        "title": instrument.name.en,
        "status": "active",
        "subjectType": ["Patient"],
        "copyright": f"{instrument.licence.holder} ({instrument.licence.cls}). Item wording is not included.",
        "item": [_item(instrument, item) for item in instrument.items],
    }
    panel = instrument.codes.get("loinc_panel")
    if panel:
        resource["code"] = [{"system": LOINC, "code": panel}]
    if not resource["item"]:
        del resource["item"]
    return resource


def _item(instrument: Instrument, item: Item) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "linkId": item.id,
        "text": item_text(instrument, item.id),
        "type": _type(item),
        "required": False,
    }
    if item.code:
        entry["code"] = [{"system": LOINC, "code": item.code}]
    if item.options:
        entry["answerOption"] = [
            {"valueCoding": option_coding(instrument, option)} for option in item.options
        ]
    if item.several:
        entry["repeats"] = True
    if item.answer in WORDS:
        entry["maxLength"] = item.longest
    if item.unit:
        entry["extension"] = [{"url": UNIT, "valueCoding": {"code": item.unit, "display": item.unit}}]
    rules = [rule for rule in instrument.skips if item.id in rule.skip]
    if rules:
        entry |= _enabled(instrument, rules[-1])
    return entry


def _type(item: Item) -> str:
    if item.options:
        return "choice"
    if item.answer:
        return {"line": "string", "text": "text", "date": "date", "date_time": "dateTime"}[item.answer]
    if item.unit:
        return "quantity"
    return "integer" if item.whole else "decimal"


def _enabled(instrument: Instrument, rule: SkipRule) -> dict[str, Any]:
    """Ask unless every deciding item has its lowest answer: the only sums our instruments skip on."""
    conditions = []
    for name in rule.items:
        options = instrument.item(name).options
        lowest = min(options, key=lambda option: option.score or 0)
        answer = {
            key: value for key, value in option_coding(instrument, lowest).items() if key != "extension"
        }
        conditions.append({"question": name, "operator": "!=", "answerCoding": answer})
    return {"enableWhen": conditions, "enableBehavior": "any"}
