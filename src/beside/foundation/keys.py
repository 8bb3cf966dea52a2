"""The keys of this installation: one ring for fields, one key for the index of names. Never in the database."""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class KeyRing:
    """``current`` names the key new values are sealed with; older ones stay to read what they sealed."""

    current: str
    fields: dict[str, bytes]
    index: bytes


@cache
def key_ring() -> KeyRing:
    """The ring from ``BESIDE_KEYS`` in the environment, else from the key file, made at first run."""
    text = os.environ.get("BESIDE_KEYS") or _file_text(Path(settings.BESIDE_KEYS))
    stored = json.loads(text)
    ring = {name: base64.b64decode(value) for name, value in stored["fields"].items()}
    return KeyRing(current=stored["current"], fields=ring, index=base64.b64decode(stored["index"]))


def _file_text(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = {"current": "k001", "fields": {"k001": _new_key()}, "index": _new_key()}
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process made it a moment ago
            return path.read_text()
        with os.fdopen(handle, "w") as file:
            json.dump(fresh, file, indent=1)
    return path.read_text()


def _new_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
