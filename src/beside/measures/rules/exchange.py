"""What may come in from elsewhere, and why something may go out."""

from __future__ import annotations

import re
from enum import StrEnum

_NAME = re.compile(r"[a-z][a-z0-9_]{1,38}")


class Because(StrEnum):
    """Why a client's measures are handed out."""

    SHE_ASKED = "she_asked"
    SHE_AGREED = "she_agreed"
    LAW = "law"


def is_short_name(text: str) -> bool:
    """Whether this can be the short name of a measure: small letters, digits and _, a letter first."""
    return _NAME.fullmatch(text) is not None


def short_name(title: str) -> str:
    """A short name to suggest for a title: ``Our week, 2nd form`` becomes ``our_week_2nd_form``."""
    words = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")
    return (words if words[:1].isalpha() else f"form_{words}")[:38].strip("_") or "form"


def next_version(known: list[str]) -> str:
    """The version after those that are known: whole numbers, counted up."""
    return str(max((int(one.split(".")[0]) for one in known), default=0) + 1)
