"""Why a measure cannot be kept as it was given."""

from __future__ import annotations

from beside.foundation.errors import Refusal

from .words import Standing


class MeasureRefused(Refusal):
    """``because`` names the item or field; the sentence says what to do."""


def check_open(standing: str) -> None:
    """Answers change only while a measure is open."""
    if standing != Standing.OPEN:
        raise MeasureRefused("", "This measure is finished. Correct it by an amendment.")
