"""The whole form on one page: item number, our word or loaded wording, the answers and the key for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from beside_instruments import Instrument
from beside_instruments.wording import WordingPack

from ..words import NO_ANSWERS

_MISSING = object()
_UNTOUCHED = "\x00"  # nobody can type it
WHY_NONE = "n_"
DAYS = {
    "date": _("year-month-day, such as 2026-04-30; year-month or the year alone will do"),
    "date_time": _("year-month-day and the time, such as 2026-04-30 14:30"),
}


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
    entry: str = "number"
    several: bool = False
    unit: str = ""
    longest: int = 0

    @property
    def name(self) -> str:
        """The name of its input."""
        return f"a_{self.id}"

    @property
    def why_name(self) -> str:
        """The name under which the kind of no-answer is sent: of its own where an answer is typed or ticked."""
        return f"{WHY_NONE}{self.id}" if self.several or not self.options else self.name

    @property
    def range(self) -> str:
        """What may be typed."""
        if self.entry in DAYS:
            return str(DAYS[self.entry])
        span = "" if self.highest is None else f"{self.lowest or 0:g}–{self.highest:g}"
        return " ".join(filter(None, (span, self.unit))) if self.entry == "number" else ""

    @property
    def said(self) -> str:
        """The answer as it is read back: words of what was chosen, or what was typed; why there is none."""
        chosen = [
            f"{one.key} – {one.words}" if one.words else one.key for one in self.options if one.is_chosen
        ]
        why = [one.words for one in self.others if one.is_chosen]
        typed = [self._typed()] if self.text and not self.options else []
        return "\n".join([*chosen, *typed, *why])

    def _typed(self) -> str:
        if self.entry == "date_time":
            return self.text.replace("T", " ")[:16]
        return f"{self.text} {self.unit}".strip()


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
        chosen = shown if shown is not None else (_UNTOUCHED if stored is _MISSING else _text(stored))
        ticked = chosen.split(",") if item.several else [chosen]
        options = tuple(
            OptionLine(
                str(o.value),
                option_words(instrument, item.id, o, language, wording),
                o.key,
                str(o.value) in ticked,
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
                text="" if chosen in {_UNTOUCHED, *(key for key, _ in NO_ANSWERS)} else chosen,
                lowest=item.minimum,
                highest=item.maximum,
                whole=item.whole,
                error=(errors or {}).get(item.id, ""),
                entry=item.answer or "number",
                several=item.several,
                unit=item.unit,
                longest=item.longest,
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
    if isinstance(value, list):
        return ",".join(map(str, value))
    return "" if value is None else str(value)


def posted(instrument: Instrument, data: Any) -> dict[str, str]:
    """The answers a sent sheet holds, by item: only items that were touched."""
    named = {item.id: typed_or_why(data, f"a_{item.id}", f"{WHY_NONE}{item.id}") for item in instrument.items}
    return {item: text for item, text in named.items() if text is not None}


def typed_or_why(data: Any, name: str, why: str) -> str | None:
    """What was typed or ticked (several as ``1,3``); else why there is nothing; None when not touched."""
    if name not in data and why not in data:
        return None
    return ",".join(filter(None, data.getlist(name))) or str(data.get(why, ""))


def shared_key(lines_shown: list[ItemLine]) -> tuple[OptionLine, ...]:
    """The answers with their words, when every item has the same ones: said once on top, not on every line."""
    sets = {tuple((o.key, o.words) for o in line.options) for line in lines_shown}
    if len(lines_shown) < 2 or len(sets) != 1 or not lines_shown[0].options:
        return ()
    options = lines_shown[0].options
    return options if any(option.words for option in options) else ()
