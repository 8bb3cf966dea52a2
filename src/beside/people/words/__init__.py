"""The words for stored values. One table per kind of value; forms, presenters and templates read only these."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from .childhood import tick_hints, tickable, ticked_words
from .languages import LANGUAGES
from .life import LIFE
from .people import PEOPLE

WORDS: dict[str, dict[str, Any]] = {**PEOPLE, **LIFE}


def word(kind: str, value: Any) -> str:
    """The words for one stored value; the value itself when there are none."""
    key = value.value if isinstance(value, StrEnum) else str(value)
    return str(WORDS[kind].get(key, key))


def choices(kind: str, *, only: Any = None) -> list[tuple[str, Any]]:
    """The values of a kind with their words, for a form."""
    return [(key, text) for key, text in WORDS[kind].items() if only is None or key in only]


def part_table(kind: str) -> str:
    """The table of words for the parts of a kind of text."""
    return f"{kind}_part" if f"{kind}_part" in WORDS else "part"


__all__ = ["LANGUAGES", "WORDS", "choices", "part_table", "tick_hints", "tickable", "ticked_words", "word"]
