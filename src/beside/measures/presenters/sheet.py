"""The whole form on one page: item number, our word or loaded wording, the answers and the key for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from beside_instruments import Instrument
from beside_instruments.wording import WordingPack

from ..words import NO_ANSWERS

_MISSING = object()


@dataclass(frozen=True)
class OptionLine:
    """One answer that can be picked."""

    value: str
    words: str
    key: str
    is_chosen: bool


@dataclass(frozen=True)
class ItemLine:
    """One item on the sheet."""

    id: str
    number: str
    words: str
    options: tuple[OptionLine, ...]
    others: tuple[OptionLine, ...]
    text: str
    lowest: float | None
    highest: float | None
    whole: bool
    error: str = ""

    @property
    def name(self) -> str:
        """The name of its input."""
        return f"a_{self.id}"

    @property
    def range(self) -> str:
        """What a number may be."""
        return "" if self.highest is None else f"{self.lowest or 0:g}–{self.highest:g}"


def lines(
    instrument: Instrument,
    answers: Mapping[str, Any],
    language: str,
    wording: WordingPack | None,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> list[ItemLine]:
    """The items in order. What was typed and could not be kept stands in its place, with the reason.

    Notes
    -----
    Of a measure whose licence lets only the scoring be used, item numbers and allowed answers are shown and
    nothing else, until the program loads its wording (N23).
    """
    found = []
    for number, item in enumerate(instrument.items, start=1):
        stored = answers.get(item.id, _MISSING)
        shown = (typed or {}).get(item.id)
        chosen = shown if shown is not None else ("?" if stored is _MISSING else _text(stored))
        options = tuple(
            OptionLine(
                str(o.value),
                option_words(instrument, item.id, o, language, wording),
                o.key,
                chosen == str(o.value),
            )
            for o in item.options
        )
        others = tuple(OptionLine(key, str(said), "", chosen == key) for key, said in NO_ANSWERS)
        found.append(
            ItemLine(
                id=item.id,
                number=item.id if item.id[:1].isdigit() else str(number),
                words=item_words(instrument, item.id, language, wording),
                options=options,
                others=others,
                text="" if chosen in {"?", *(key for key, _ in NO_ANSWERS)} else chosen,
                lowest=item.minimum,
                highest=item.maximum,
                whole=item.whole,
                error=(errors or {}).get(item.id, ""),
            )
        )
    return found


def item_words(instrument: Instrument, item_id: str, language: str, wording: WordingPack | None) -> str:
    """What an item is called: loaded wording, else our own word where the licence leaves room for one."""
    if wording is not None and wording.items.get(item_id):
        return wording.items[item_id]
    return instrument.item(item_id).label.get(language) if instrument.may_show_options else ""


def option_words(
    instrument: Instrument, item_id: str, option: Any, language: str, wording: WordingPack | None
) -> str:
    """What an answer is called."""
    official = wording.option(item_id, option.value) if wording is not None else ""
    if official:
        return official
    return option.label.get(language) if instrument.may_show_options else ""


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def posted(instrument: Instrument, data: Mapping[str, Any]) -> dict[str, str]:
    """The answers a sent sheet holds, by item: only items that were touched."""
    return {item.id: str(data[f"a_{item.id}"]) for item in instrument.items if f"a_{item.id}" in data}


def shared_key(lines_shown: list[ItemLine]) -> tuple[OptionLine, ...]:
    """The answers with their words, when every item has the same ones: said once on top, not on every line."""
    sets = {tuple((o.key, o.words) for o in line.options) for line in lines_shown}
    if len(lines_shown) < 2 or len(sets) != 1 or not lines_shown[0].options:
        return ()
    options = lines_shown[0].options
    return options if any(option.words for option in options) else ()
