"""A cell that a spreadsheet cannot run."""

from __future__ import annotations

from typing import Any

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> str:
    """The value as text; one that would be read as a formula gets an apostrophe in front."""
    text = str(value)
    return f"'{text}" if text.startswith(_STARTS) else text
