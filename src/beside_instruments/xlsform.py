"""An instrument as an XLSForm, for KoboToolbox, ODK and the like."""

from __future__ import annotations

import io

from beside_instruments.instrument import Instrument
from beside_instruments.item import Item, Option
from beside_instruments.rules import SkipRule

SURVEY = ("type", "name", "label::English (en)", "label::Français (fr)", "relevant", "constraint", "required")
CHOICES = ("list_name", "name", "label::English (en)", "label::Français (fr)")
SETTINGS = ("form_title", "form_id", "version", "default_language")


def sheets(instrument: Instrument) -> dict[str, list[tuple[str, ...]]]:
    """Return the three sheets of an XLSForm as rows, headers first.

    Parameters
    ----------
    instrument
        The instrument.

    Returns
    -------
    dict
        ``survey``, ``choices`` and ``settings``; our short labels in both languages, no official wording.
    """
    lists = _lists(instrument)
    survey = [SURVEY, *(_question(instrument, item, lists) for item in instrument.items)]
    choices: list[tuple[str, ...]] = [CHOICES]
    for options, name in lists.items():
        choices += [(name, str(o.value), o.label.en, o.label.get("fr")) for o in options]
    settings = (
        instrument.name.en,
        f"{instrument.key}_{instrument.version}",
        instrument.version,
        "English (en)",
    )
    return {"survey": survey, "choices": choices, "settings": [SETTINGS, settings]}


def workbook(instrument: Instrument) -> bytes:
    """Return the XLSForm as a spreadsheet file."""
    from openpyxl import Workbook  # a second to import, and only exports need it

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets(instrument).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lists(instrument: Instrument) -> dict[tuple[Option, ...], str]:
    lists: dict[tuple[Option, ...], str] = {}
    for item in instrument.items:
        if item.options:
            lists.setdefault(item.options, f"answers_{len(lists) + 1}")
    return lists


def _question(instrument: Instrument, item: Item, lists: dict[tuple[Option, ...], str]) -> tuple[str, ...]:
    own = instrument.may_show_options
    return (
        _type(item, lists),
        f"q_{item.id}",
        item.label.en if own else f"Item {item.id}",
        item.label.get("fr") if own else f"Question {item.id}",
        " and ".join(_asked(rule) for rule in instrument.skips if item.id in rule.skip),
        "" if item.options else _range(item),
        "no",
    )


def _type(item: Item, lists: dict[tuple[Option, ...], str]) -> str:
    if item.options:
        return f"{'select_multiple' if item.several else 'select_one'} {lists[item.options]}"
    if item.answer:
        return {"date": "date", "date_time": "dateTime"}.get(item.answer, "text")
    return "integer" if item.whole else "decimal"


def _asked(rule: SkipRule) -> str:
    total = " + ".join(f"${{q_{name}}}" for name in rule.items)
    return f"{total} != {rule.equals:g}"


def _range(item: Item) -> str:
    if item.answer:
        return ""
    low = "" if item.minimum is None else f". >= {item.minimum:g}"
    high = "" if item.maximum is None else f". <= {item.maximum:g}"
    return " and ".join(filter(None, (low, high)))
