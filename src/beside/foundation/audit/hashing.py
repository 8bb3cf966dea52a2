"""The hash that ties each entry to the one before it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from ..models.audit_entry import AuditEntry

GENESIS = "0" * 64
_TIED = [
    "number",
    "actor_id",
    "actor_kind",
    "actor_name",
    "action",
    "subject_kind",
    "subject_id",
    "client_id",
    "fields",
    "purpose",
    "decision",
    "previous_hash",
]


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 of the entry's content and of the previous hash, as 64 hexadecimal digits."""
    content = {name: str(getattr(entry, name)) for name in _TIED}
    content["at"] = entry.at.astimezone(dt.UTC).isoformat()
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
