"""The shared understanding: three panels on one screen, and the links between them (MCS-005)."""

from __future__ import annotations

from enum import StrEnum

from beside.foundation.errors import Refusal
from beside.foundation.labels import Label


class Facet(StrEnum):
    """A panel of the one screen. There is no page for one of them alone."""

    RELATIONSHIPS = "relationships"
    TRAUMA = "trauma"
    USE = "use"


LABEL_OF: dict[str, str] = {
    Facet.RELATIONSHIPS: Label.GENERAL,
    Facet.TRAUMA: Label.COUNSELLING_NOTE,
    Facet.USE: Label.SUBSTANCE_USE,
}


class UnderstandingRefused(Refusal):
    """It cannot be written so; ``because`` names the field."""


def check_link(first: str, then: str, when_words: str, then_words: str) -> None:
    """A link joins two different panels and says both halves: when this, then that."""
    if first == then:
        raise UnderstandingRefused("then", "A link joins two different panels. Choose another one.")
    if not when_words.strip():
        raise UnderstandingRefused("when_words", "Write the first half: when this happens.")
    if not then_words.strip():
        raise UnderstandingRefused("then_words", "Write the second half: what follows.")


def readable(first: str, then: str, labels: frozenset[str]) -> bool:
    """A link is read by those who may read both of its panels."""
    return LABEL_OF[first] in labels and LABEL_OF[then] in labels
