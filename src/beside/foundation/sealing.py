"""AES-256-GCM for one value of one column of one row.

The table, the row's id and the column are bound as associated data, so a value moved to another row or
column does not open. The key's name stands in the value, so keys can be changed without re-writing rows.
"""

from __future__ import annotations

import secrets
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import SealBroken
from .keys import key_ring

_NAME = 4
_NONCE = 12


class Sealed(bytes):
    """A value as stored. It opens only with its place (table, row, column)."""


def seal(text: str, *, table: str, row: Any, column: str) -> Sealed:
    """Encrypt ``text`` for one place."""
    ring = key_ring()
    nonce = secrets.token_bytes(_NONCE)
    body = _cipher(ring.current).encrypt(nonce, text.encode(), _place(table, row, column))
    return Sealed(ring.current.encode() + nonce + body)


def unseal(value: bytes, *, table: str, row: Any, column: str) -> str:
    """Decrypt a value read from its place. Raises SealBroken when it was made for another."""
    name, nonce, body = value[:_NAME], value[_NAME : _NAME + _NONCE], value[_NAME + _NONCE :]
    try:
        return _cipher(name.decode()).decrypt(nonce, body, _place(table, row, column)).decode()
    except (InvalidTag, KeyError, ValueError) as error:
        raise SealBroken(f"A stored value in {table}.{column} does not open in row {row}.") from error


@cache
def _cipher(name: str) -> AESGCM:
    return AESGCM(key_ring().fields[name])


def _place(table: str, row: Any, column: str) -> bytes:
    return f"{table}|{row}|{column}".encode()
