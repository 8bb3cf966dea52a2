"""One-time codes: digits that are not mistaken for letters; only their digest is stored."""

from __future__ import annotations

import hashlib
import re

ALPHABET = "23456789"
LENGTH = 8


def digest(code: str) -> str:
    """What is stored of a code; blanks and dashes in what was typed do not matter."""
    return hashlib.sha256(re.sub(r"[\s-]", "", code).encode()).hexdigest()
