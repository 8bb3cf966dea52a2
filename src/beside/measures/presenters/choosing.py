"""The measures that can be given to a client, found by a word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from beside.foundation.index import fold
from beside_instruments import available, load

from ..rules.labels import fits, is_offered, label_of
from ..topics import TOPICS


@dataclass(frozen=True)
class Choice:
    """One measure to choose."""

    key: str
    name: str
    about: str
    minutes: int | None
    totals_only: bool
    is_confirmed: bool
    has_wording: bool


def offered(
    kind: str, labels: frozenset[str], words: str, language: str, loaded: frozenset[tuple[str, str]]
) -> list[tuple[str, list[Choice]]]:
    """Measures for this kind of client whose label the asker is cleared for, by what they are about."""
    groups: dict[str, list[Choice]] = defaultdict(list)
    for key in dict.fromkeys(listing.key for listing in available()):
        found = load(key)
        about = topic(found.constructs[0] if found.constructs else "")
        if not (is_offered(key, found.target) and fits(found.target, kind, key)):
            continue
        if label_of(key, found.constructs) not in labels or not _says(found, about, words):
            continue
        groups[about].append(
            Choice(
                key=key,
                name=_named(found, language),
                about=about,
                minutes=found.minutes,
                totals_only=not found.has_items,
                is_confirmed=found.confirmation.state != "to_be_confirmed",
                has_wording=any(one == key for one, _language in loaded),
            )
        )
    return sorted(groups.items())


def _named(found: Any, language: str) -> str:
    """The short name in front: it is what a paper form carries."""
    name = found.name.get(language)
    return f"{found.short_name} · {name}" if found.short_name and found.short_name != name else name


def topic(construct: str) -> str:
    """What a measure is about, in words."""
    return str(TOPICS.get(construct) or construct.replace("_", " ").capitalize())


def _says(found: Any, about: str, words: str) -> bool:
    text = fold(
        " ".join([found.key, found.short_name, found.name.en, found.name.fr, about, *found.constructs])
    )
    return all(fold(word) in text for word in words.split())
