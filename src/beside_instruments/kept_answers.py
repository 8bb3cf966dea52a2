"""Answers that are kept and never counted: words, a day, several of a list."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, Final

WORDS: Final = ("line", "text")
DAYS: Final = ("date", "date_time")
LONGEST: Final = 4000
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def why_not(answer: str, value: Any, longest: int = LONGEST) -> str:
    """Say why a value cannot be kept as words or as a day; nothing when it can.

    Parameters
    ----------
    answer
        ``line``, ``text``, ``date`` or ``date_time``.
    value
        What was answered.
    longest
        How many signs words may have.

    Notes
    -----
    A day may be a month or a year alone, as in FHIR: ``2026-04-30``, ``2026-04``, ``2026``.
    """
    if not isinstance(value, str) or not value.strip() or "\x00" in value:
        return "is not possible"
    if answer in WORDS:
        return f"has {len(value)} signs" if len(value) > longest else ""
    return "" if _is_day(value) or (answer == "date_time" and _is_moment(value)) else "is not possible"


def why_not_several(value: Any, options: Sequence[Any]) -> str:
    """Say why a value is no choice of one or more answers, each once; nothing when it is."""
    if not isinstance(value, list | tuple) or not value:
        return "is no list of answers"
    strange = [one for one in value if isinstance(one, bool) or one not in options]
    if strange:
        return f"holds {strange[0]!r}, which is not an allowed answer"
    return "holds an answer twice" if len(set(value)) < len(value) else ""


def typed_moment(text: str) -> str:
    """Return a moment as it is stored: ``2026-04-30 14:30`` becomes ``2026-04-30T14:30``."""
    return re.sub(r"(?<=\d) (?=\d)", "T", text, count=1)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _is_moment(text: str) -> bool:
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return "T" in text
