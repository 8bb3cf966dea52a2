"""Reading wording from a FHIR Questionnaire, our YAML or a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from beside_instruments.fhir.matching import matched_items, matched_options
from beside_instruments.fhir.reading import read_questionnaire
from beside_instruments.incoming import BadIncoming, incoming_text
from beside_instruments.instrument import Instrument
from beside_instruments.wording.pack import BadWording, WordingPack, checked

EVERY_ITEM = "*"
"""Stands for every item that has these answers."""


def read_wording(
    source: bytes | Path,
    *,
    filename: str,
    instrument: Instrument,
    language: str,
    licence_note: str,
    approver: str,
    validation: str = "",
) -> WordingPack:
    """Read the official words of an instrument.

    Parameters
    ----------
    source
        The file or its bytes, UTF-8, at most five megabytes.
    filename
        Its name: ``.json`` is a FHIR R4 Questionnaire, ``.yaml`` or ``.yml`` our own form, ``.csv`` a table
        with the columns ``kind``, ``item``, ``value`` and ``text``.
    instrument
        The instrument the words are for.
    language
        Language of the words, such as ``fr``.
    licence_note
        Under which licence they may be used.
    approver
        Who approved their use.
    validation
        Where this language version was validated, for `Instrument.scorable_in`.

    Returns
    -------
    WordingPack

    Raises
    ------
    BadWording
        When the file cannot be used; the message names the item, and nothing is kept.
    """
    readers = {".json": _from_fhir, ".yaml": _from_yaml, ".yml": _from_yaml, ".csv": _from_csv}
    reader = readers.get(Path(filename).suffix.lower())
    if reader is None:
        raise BadWording("Wording comes as a FHIR Questionnaire (.json), .yaml or .csv.")
    try:
        parts = reader(source, instrument)
    except BadIncoming as bad:
        raise BadWording(bad.message, bad.item) from None
    pack = WordingPack(
        instrument=instrument.key,
        version=instrument.version,
        language=language,
        licence_note=licence_note,
        approver=approver,
        validation=validation,
        source=filename,
        **parts,
    )
    return checked(pack, instrument)


def _from_fhir(source: bytes | Path, instrument: Instrument) -> dict[str, Any]:
    foreign = read_questionnaire(source)
    items, options, notices = {}, {}, list(foreign.notices)
    for item_id, theirs in matched_items(instrument, foreign).items():
        items[item_id] = theirs.text
        found, differing = matched_options(instrument.item(item_id), theirs)
        notices += differing
        if found:
            options[item_id] = {value: option.display for value, option in found.items()}
    intro = next((item.text for item in foreign.items if item.type in ("group", "display") and item.text), "")
    return {
        "title": foreign.title,
        "instructions": intro,
        "items": items,
        "options": options,
        "notices": tuple(notices),
    }


def _from_yaml(source: bytes | Path, instrument: Instrument) -> dict[str, Any]:
    try:
        data = yaml.safe_load(incoming_text(source, "The wording"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadIncoming(f"This is not YAML (line {mark.line + 1 if mark else 1}).") from None
    if not isinstance(data, dict) or not isinstance(data.get("items"), dict):
        raise BadIncoming("A wording file has 'items' with a number and a sentence each.")
    _same_instrument(data, instrument)
    options = data.get("options") or {}
    if not isinstance(options, Mapping):
        raise BadIncoming("Options are written under the number of their item, or under *.")
    by_item = {str(item): _texts(texts) for item, texts in options.items()}
    return {
        "title": str(data.get("title", "")),
        "instructions": str(data.get("instructions", "")),
        "items": _texts(data["items"]),
        "options": _spread(by_item, instrument),
    }


def _from_csv(source: bytes | Path, instrument: Instrument) -> dict[str, Any]:
    rows = csv.DictReader(io.StringIO(incoming_text(source, "The wording")))
    if not {"kind", "item", "value", "text"} <= set(rows.fieldnames or ()):
        raise BadIncoming("The first line of a wording table is: kind,item,value,text")
    parts: dict[str, Any] = {"title": "", "instructions": "", "items": {}, "options": {}}
    for number, row in enumerate(rows, 2):
        kind, item, value, text = ((row[name] or "").strip() for name in ("kind", "item", "value", "text"))
        if kind in ("title", "instructions"):
            parts[kind] = text
        elif kind == "item":
            parts["items"][item] = text
        elif kind == "option":
            parts["options"].setdefault(item, {})[value] = text
        else:
            raise BadIncoming(
                f"Line {number}: {kind!r} is not known. Use title, instructions, item or option.", item
            )
    return parts | {"options": _spread(parts["options"], instrument)}


def _spread(options: Mapping[str, Mapping[str, str]], instrument: Instrument) -> dict[str, Mapping[str, str]]:
    shared = options.get(EVERY_ITEM, {})
    spread = {
        item.id: shared
        for item in instrument.items
        if shared and {str(option.value) for option in item.options} == set(shared)
    }
    return spread | {item: texts for item, texts in options.items() if item != EVERY_ITEM}


def _texts(values: Any) -> dict[str, str]:
    if not isinstance(values, Mapping):
        raise BadIncoming("Items and options are written as a number or answer, a colon and a text.")
    for key, value in values.items():
        if not isinstance(value, str | int | float):
            raise BadIncoming(f"Item {key}: here stands no plain text.", str(key))
    return {str(key): str(value) for key, value in values.items()}


def _same_instrument(data: Mapping[str, Any], instrument: Instrument) -> None:
    named = (str(data.get("instrument", instrument.key)), str(data.get("version", instrument.version)))
    if named != (instrument.key, instrument.version):
        raise BadIncoming(
            f"This wording is for {named[0]} version {named[1]}, not for {instrument.key} version {instrument.version}."
        )
