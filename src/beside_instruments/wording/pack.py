"""A wording pack: whole, checked against its instrument, with the right to use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from beside_instruments.incoming import BadIncoming
from beside_instruments.instrument import Instrument


class BadWording(BadIncoming):
    """A wording file that cannot be used; the message names the item. Nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class WordingPack:
    """The words of one instrument version in one language.

    ``options`` is item number to stored answer (as text) to its words. ``validation`` says where this
    language version was validated, when the instrument file does not know. ``notices`` are things a person
    should know, such as weights that differ from ours.
    """

    instrument: str
    version: str
    language: str
    title: str
    instructions: str
    items: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]
    licence_note: str
    approver: str
    source: str = ""
    validation: str = ""
    notices: tuple[str, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """Return the pack as plain data, to be stored."""
        return asdict(self) | {"notices": list(self.notices)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> WordingPack:
        """Return a stored pack."""
        return cls(**{**data, "notices": tuple(data.get("notices", ()))})

    def option(self, item_id: str, value: object) -> str:
        """Return the words of one answer, or nothing when the pack has none for it."""
        return self.options.get(item_id, {}).get(str(value), "")


def checked(pack: WordingPack, instrument: Instrument) -> WordingPack:
    """Return the pack when it fits its instrument and names its right.

    Parameters
    ----------
    pack
        What a file said.
    instrument
        The instrument it is for.

    Returns
    -------
    WordingPack

    Raises
    ------
    BadWording
        No licence note, no approver, a licence that allows no items on a screen, an item or answer that
        the instrument does not have, or a scored item without words.
    """
    if not pack.licence_note.strip() or not pack.approver.strip():
        raise BadWording("Say under which licence this wording may be used, and who approved it.")
    if not instrument.items or instrument.licence.cls == "score_entry_only":
        raise BadWording(f"{instrument.key} takes totals only: its licence puts no item on a screen.")
    for item in pack.items:
        if not instrument.has_item(item):
            raise BadWording(f"Item {item}: {instrument.key} has no item of this number.", item)
    for entry in instrument.items:
        if entry.scored and not pack.items.get(entry.id, "").strip():
            raise BadWording(f"Item {entry.id} has no words in this file.", entry.id)
    for item, texts in pack.options.items():
        _check_options(instrument, item, texts)
    return pack


def _check_options(instrument: Instrument, item: str, texts: Mapping[str, str]) -> None:
    if not instrument.has_item(item):
        raise BadWording(f"Item {item}: {instrument.key} has no item of this number.", item)
    allowed = {str(option.value) for option in instrument.item(item).options}
    for value in texts:
        if value not in allowed:
            known = ", ".join(sorted(allowed)) or "numbers only"
            raise BadWording(f"Item {item}: the answer {value!r} is not known. Known: {known}.", item)
    missing = sorted(allowed - texts.keys())
    if texts and missing:
        raise BadWording(f"Item {item}: no words for the answer {missing[0]}.", item)


def own_wording(instrument: Instrument, language: str) -> WordingPack | None:
    """Return the words of an instrument that is our own or the program's.

    Parameters
    ----------
    instrument
        The instrument.
    language
        ``en`` or ``fr``.

    Returns
    -------
    WordingPack or None
        ``None`` when any item has no question of its own, so that a pack is needed.
    """
    questions = {item.id: item.question for item in instrument.items if item.question is not None}
    if not questions or len(questions) < len(instrument.items):
        return None
    return WordingPack(
        instrument=instrument.key,
        version=instrument.version,
        language=language,
        title=instrument.name.get(language),
        instructions="",
        items={item: question.get(language) for item, question in questions.items()},
        options={
            item.id: {str(option.value): option.label.get(language) for option in item.options}
            for item in instrument.items
            if item.options
        },
        licence_note=instrument.licence.grants,
        approver=instrument.licence.holder,
    )
