"""What can be ticked of a child's beginnings and qualities: the words of the content files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from beside.foundation.content import content, label
from beside.people.rules.stories import StoryKind, ticks


def tickable(kind: StoryKind, topic: str, part: str) -> list[tuple[str, str]]:
    """(key, words) of what may be ticked in one part of a text."""
    return [(entry["key"], label(entry)) for entry in _entries(kind, topic, part)]


def tick_hints(kind: StoryKind, topic: str, part: str) -> dict[str, str]:
    """A line under a choice, by its key."""
    return {entry["key"]: label(entry, "hint") for entry in _entries(kind, topic, part) if entry.get("hint")}


def ticked_words(story: Any, part: str) -> list[str]:
    """What was ticked, in words; a key that left the file stays readable as itself."""
    known = dict(tickable(StoryKind(story.kind), story.topic, part))
    return [known.get(key, key.replace("_", " ")) for key in ticks((story.parts or {}).get(part, ""))]


def _entries(kind: StoryKind, topic: str, part: str) -> Iterator[dict[str, Any]]:
    if kind is StoryKind.QUALITY:
        yield from content("childhood", "qualities")["aspects"]
    for section in content("childhood", "beginnings")["sections"] if kind is StoryKind.BEGINNINGS else []:
        if section["key"] == topic.split("--")[0]:
            yield from section[part.removesuffix("_seen")]
