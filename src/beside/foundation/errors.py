"""The few ways in which the product says no. Each carries words a person can act on."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """A rule said no: ``because`` is a stable code, ``message`` says what to do next."""

    def __init__(self, because: str, message: str = "") -> None:
        super().__init__(message or because)
        self.because = because
        self.message = message or because


class Conflict(Exception):
    """Somebody saved in the meantime. Both texts are kept: ``mine`` as typed, ``theirs`` as stored."""

    def __init__(self, mine: Any, theirs: Any) -> None:
        super().__init__("Somebody saved a change in the meantime.")
        self.mine = mine
        self.theirs = theirs


class NotVisible(Exception):
    """She may not know that this exists: the same answer as for an address that never was."""


class NotAllowed(Exception):
    """She may know that it exists, and may not do this."""


class NeedsReason(Exception):
    """The record of somebody she does not walk with: it opens with a reason."""

    def __init__(self, client_id: Any) -> None:
        super().__init__("This record opens with a reason.")
        self.client_id = client_id


class AuditUnavailable(Exception):
    """The trail cannot be written, so the record is not shown and nothing is changed."""


class SealBroken(Exception):
    """A stored text does not belong to the row it stands in, or its key is not here."""
