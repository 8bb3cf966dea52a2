"""Sensitivity labels: what a passage or item touches, and so who may read it."""

from enum import StrEnum


class Label(StrEnum):
    """Deny by default: an actor reads an item only when cleared for its label."""

    GENERAL = "general"
    HEALTH = "health"
    SUBSTANCE_USE = "substance_use"
    MENTAL_HEALTH = "mental_health"
    VIOLENCE = "violence"
    COUNSELLING_NOTE = "counselling_note"
    LEGAL = "legal"
    COMMUNITY_IDENTITY = "community_identity"


ALL_LABELS: frozenset[str] = frozenset(Label)
