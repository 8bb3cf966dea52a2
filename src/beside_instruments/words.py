"""Short texts in the two languages the product speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One short text in English and French.

    Parameters
    ----------
    en
        English text.
    fr
        French text; empty when only English exists.
    """

    en: str
    fr: str = ""

    def get(self, language: str) -> str:
        """Return the text in a language, English when that language is not there."""
        return self.fr if language.startswith("fr") and self.fr else self.en

    def as_dict(self) -> dict[str, str]:
        """Return the text as it is written in content files."""
        return {"en": self.en, "fr": self.fr}


def words(value: Mapping[str, str] | str) -> Words:
    """Read a text from a content file: ``{en: ..., fr: ...}`` or plain English.

    Parameters
    ----------
    value
        The mapping or string as read from YAML.

    Returns
    -------
    Words
    """
    if isinstance(value, str):
        return Words(value)
    return Words(str(value["en"]), str(value.get("fr", "")))
