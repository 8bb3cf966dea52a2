"""An instrument as a REDCap data dictionary."""

from __future__ import annotations

import csv
import io

from beside_instruments.instrument import Instrument
from beside_instruments.item import Item
from beside_instruments.rules import SkipRule

COLUMNS = (
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
_DAYS = {"date": "date_ymd", "date_time": "datetime_ymd"}


def data_dictionary(instrument: Instrument) -> str:
    """Return the data dictionary as CSV text.

    Parameters
    ----------
    instrument
        The instrument.

    Returns
    -------
    str
        One row per item with our short labels; skips become branching logic. No official wording.

    References
    ----------
    REDCap data dictionary, 18 columns.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for item in instrument.items:
        writer.writerow(_row(instrument, item))
    return out.getvalue()


def field_name(instrument: Instrument, item_id: str) -> str:
    """Return the field of an item, such as ``phq9_3``."""
    return f"{instrument.key}_{item_id}".lower()


def _row(instrument: Instrument, item: Item) -> dict[str, str]:
    label = item.label.en if instrument.may_show_options else f"Item {item.id}"
    row = {
        "Variable / Field Name": field_name(instrument, item.id),
        "Form Name": instrument.key,
        "Field Type": _type(item),
        "Field Label": label,
        "Question Number (surveys only)": item.id,
        "Branching Logic (Show field only if...)": _logic(instrument, item),
    }
    if item.options:
        row["Choices, Calculations, OR Slider Labels"] = " | ".join(
            f"{option.value}, {option.label.en.replace('|', '/')}" for option in item.options
        )
        return row
    if item.answer:
        row["Text Validation Type OR Show Slider Number"] = _DAYS.get(item.answer, "")
        return row
    row["Field Note"] = item.unit
    row["Text Validation Type OR Show Slider Number"] = "integer" if item.whole else "number"
    row["Text Validation Min"] = "" if item.minimum is None else f"{item.minimum:g}"
    row["Text Validation Max"] = "" if item.maximum is None else f"{item.maximum:g}"
    return row


def _type(item: Item) -> str:
    if item.options:
        return "checkbox" if item.several else "radio"
    return "notes" if item.answer == "text" else "text"


def _logic(instrument: Instrument, item: Item) -> str:
    rules = [rule for rule in instrument.skips if item.id in rule.skip]
    return " and ".join(_condition(instrument, rule) for rule in rules)


def _condition(instrument: Instrument, rule: SkipRule) -> str:
    total = " + ".join(f"[{field_name(instrument, name)}]" for name in rule.items)
    return f"({total} <> {rule.equals:g})"
