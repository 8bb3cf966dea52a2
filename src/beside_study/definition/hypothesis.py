"""What was expected, written down before anybody looked."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

KINDS = ("change", "difference", "mechanism", "moderation", "retention", "use", "economics")


@dataclass(frozen=True)
class Hypothesis:
    """One expectation. ``about`` names the outcome, mechanism or moderation it is judged by."""

    name: str
    statement: str
    kind: str
    about: str
    locked: dt.date | None
    hash: str

    @property
    def is_locked(self) -> bool:
        """Whether a lock date stands and the words are the ones that were locked."""
        return self.locked is not None and self.hash == self.fingerprint()

    def fingerprint(self) -> str:
        """SHA-256 over name, statement, kind, about and lock date: changes when any of them does."""
        parts = (self.name, self.statement, self.kind, self.about, str(self.locked or ""))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
