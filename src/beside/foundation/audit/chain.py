"""Checking the trail: each entry against its hash and its neighbour, and the end against a stored head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from ..models.audit_entry import AuditEntry
from .hashing import GENESIS, entry_hash


@dataclass(frozen=True)
class Problem:
    """The first entry that does not hold, and why."""

    number: int
    why: str


def verify(progress: Callable[[int], None] | None = None) -> Problem | None:
    """Walk the whole trail; the first problem, or None. A cut end is found against the stored head."""
    previous, number = GENESIS, 0
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=2000):
        if entry.number != number + 1:
            return Problem(number + 1, "this entry is missing")
        if entry.previous_hash != previous:
            return Problem(entry.number, "it does not follow the entry before it")
        if entry_hash(entry) != entry.hash:
            return Problem(entry.number, "its content was changed after it was written")
        previous, number = entry.hash, entry.number
        if progress and number % 2000 == 0:
            progress(number)
    return _against_head(number)


def _against_head(last_number: int) -> Problem | None:
    head = stored_head()
    if head is None:
        return None
    number, digest = head
    if number > last_number:
        return Problem(last_number + 1, f"the end was cut: the stored head names entry {number}")
    kept = AuditEntry.objects.filter(number=number).values_list("hash", flat=True).first()
    if number and kept != digest:
        return Problem(number, "it differs from the stored head")
    return None


def write_head() -> tuple[int, str]:
    """Write the newest entry's number and hash to the head file, outside the database."""
    last = AuditEntry.objects.order_by("-number").values_list("number", "hash").first() or (0, GENESIS)
    path = Path(settings.BESIDE_AUDIT_HEAD)
    fresh = path.with_suffix(".new")
    fresh.write_text(f"{last[0]} {last[1]}\n")
    fresh.replace(path)
    return last


def stored_head() -> tuple[int, str] | None:
    """The head as it was last stored, or None."""
    path = Path(settings.BESIDE_AUDIT_HEAD)
    if not path.exists():
        return None
    number, digest = path.read_text().split()
    return int(number), digest
