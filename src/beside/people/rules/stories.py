"""The dated texts kept about a client: which kinds there are, for whom, under which label."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from beside.people.rules.refusals import Because, PeopleRefusal

LONGEST_TEXT = 20_000


class StoryKind(StrEnum):
    """What a text is about."""

    WHAT_WORKS = "what_works"
    HOPES = "hopes"
    BASIC_NEEDS = "basic_needs"
    CONTEXT = "context"
    CARE_RECEIVED = "care_received"
    QUALITY = "quality"
    BEGINNINGS = "beginnings"
    FORMULATION = "formulation"


@dataclass(frozen=True)
class Shape:
    """The parts of a kind of text, whom it is about, its topics and each topic's label.

    `ticked` parts hold keys of the content files, joined by commas, instead of words.
    """

    parts: tuple[str, ...]
    about: frozenset[str]
    labels: dict[str, str]
    restricted: bool = False
    ticked: frozenset[str] = frozenset()

    def label(self, topic: str) -> str:
        """The sensitivity label of a topic; a free topic takes the label of "".

        A topic that came with a joined record carries a mark after "--" and keeps its label.
        """
        return self.labels.get(topic.split("--")[0], self.labels.get("", "general"))


_MOTHER, _CHILD, _DYAD = frozenset({"mother"}), frozenset({"child"}), frozenset({"dyad"})

SHAPES: dict[StoryKind, Shape] = {
    StoryKind.WHAT_WORKS: Shape(("how_to_talk", "when_upset", "best_times"), _MOTHER, {"": "general"}),
    StoryKind.HOPES: Shape(("as_parent", "for_child", "for_herself"), _MOTHER, {"": "general"}),
    StoryKind.BASIC_NEEDS: Shape(("now", "in_hand"), _MOTHER, {"": "general"}),
    StoryKind.CONTEXT: Shape(
        ("hard", "protects"),
        _MOTHER,
        {
            "housing": "general",
            "income": "general",
            "health": "health",
            "mental_health": "mental_health",
            "violence": "violence",
            "isolation": "general",
            "legal": "legal",
            "substance_use": "substance_use",
        },
    ),
    StoryKind.CARE_RECEIVED: Shape(("good", "hard"), _MOTHER, {"": "counselling_note"}, restricted=True),
    StoryKind.QUALITY: Shape(
        ("aspect", "what", "helps", "hard"), _CHILD, {"": "general"}, ticked=frozenset({"aspect"})
    ),
    StoryKind.BEGINNINGS: Shape(
        ("protects_seen", "protects", "hard_seen", "hard"),
        _CHILD,
        {"before_birth": "health", "birth": "health", "since_birth": "general"},
        ticked=frozenset({"protects_seen", "hard_seen"}),
    ),
    StoryKind.FORMULATION: Shape(
        ("mother", "child", "between", "helps"), _DYAD, {"": "counselling_note"}, restricted=True
    ),
}


def ticks(value: str) -> list[str]:
    """The keys a ticked part holds."""
    return [key for key in (value or "").split(",") if key]


def clean_parts(kind: StoryKind, parts: dict[str, str]) -> dict[str, str]:
    """The parts of a text in their order, trimmed.

    Raises
    ------
    PeopleRefusal
        When a part is longer than 20,000 characters.
    """
    cleaned = {name: parts.get(name, "").strip() for name in SHAPES[kind].parts}
    for name, text in cleaned.items():
        if len(text) > LONGEST_TEXT:
            raise PeopleRefusal(Because.TEXT_TOO_LONG, name)
    return cleaned
