"""Patterns, situations and kinds of experience in the reader's language; words for who saw and who was told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.content import content, label

from .rules.childhood import Grounds, MotherTold, SeenBy

SEEN_BY: dict[str, Any] = {
    SeenBy.WORKER: _("I saw it"),
    SeenBy.CAREGIVER: _("The mother saw it and told me"),
    SeenBy.TOGETHER: _("We looked at it together"),
}
SEEN_BY_SHORT: dict[str, Any] = {
    SeenBy.WORKER: _("seen by a worker"),
    SeenBy.CAREGIVER: _("seen by the mother"),
    SeenBy.TOGETHER: _("looked at together with the mother"),
}
GROUNDS: dict[str, Any] = {
    Grounds.NO: _("No, there are no grounds for a report"),
    Grounds.UNCERTAIN: _("We are not certain"),
    Grounds.YES: _("Yes, the law asks for a report"),
}
MOTHER_TOLD: dict[str, Any] = {
    MotherTold.YES: _("Yes"),
    MotherTold.NOT_YET: _("Not yet"),
    MotherTold.NO: _("No"),
}
HIDDEN_KIND = _("Something hard")


def pattern_choices() -> list[tuple[str, str]]:
    """What may be seen between two people."""
    return _labels("patterns", "patterns")


def context_choices() -> list[tuple[str, str]]:
    """In which situation."""
    return _labels("patterns", "contexts")


def pattern_words(keys: Any) -> list[str]:
    """Patterns in words; a key that left the file stays readable as itself."""
    known = dict(pattern_choices())
    return [known.get(key, key.replace("_", " ")) for key in keys or []]


def context_words(key: str) -> str:
    """A situation in words."""
    return dict(context_choices()).get(key, key.replace("_", " "))


def experience_choices(cleared: Any) -> list[tuple[str, str]]:
    """Kinds of experience, for one cleared for these labels."""
    return [(one["key"], label(one, "words")) for one in _kinds() if one["label"] in cleared]


def experience_words(key: str) -> str:
    """A kind of experience in words."""
    return next((label(one, "words") for one in _kinds() if one["key"] == key), key.replace("_", " "))


def _kinds() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = content("childhood", "experiences")["kinds"]
    return found


def _labels(name: str, of: str) -> list[tuple[str, str]]:
    return [(one["key"], label(one)) for one in content("childhood", name)[of]]


def experience_label(key: str) -> str:
    """What a kind of experience tells of a grown-up; "" for a kind that is not in the file."""
    return next((str(one["label"]) for one in _kinds() if one["key"] == key), "")
