"""A file sealed to a public key: whoever writes it cannot read it, and nothing of it opens when a byte is changed.

Layout: a name (16 bytes), which key it is sealed to (8), a one-time public key (32), then pieces of 1 MiB.
The pieces' key is HKDF-SHA256 of an X25519 exchange between the one-time key and the recipient's (as in HPKE,
RFC 9180, base mode). Each piece is AES-256-GCM under its number; the last one is marked, so a file that was cut
short does not pass for a whole one (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015).
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import PlainError

_NAME = b"beside-sealed-1\n"
_HEAD = len(_NAME) + 8 + 32
_PIECE, _TAG = 2**20, 16


def is_sealed(path: Path) -> bool:
    """Whether this file begins as a sealed one does."""
    with path.open("rb") as file:
        return file.read(len(_NAME)) == _NAME


def public_key(path: Path) -> X25519PublicKey:
    """The key backups are sealed to, from a PEM file."""
    text = _text(path)
    if b"PRIVATE KEY" in text:
        raise PlainError(f"{path} is the private key. Keep it off this machine and give its public half.")
    try:
        found = serialization.load_pem_public_key(text)
    except ValueError as error:
        raise PlainError(f"{path} is not a public key made by beside backup-key.") from error
    if not isinstance(found, X25519PublicKey):
        raise PlainError(f"{path} is a key of another kind. Make one with beside backup-key.")
    return found


def private_key(path: Path) -> X25519PrivateKey:
    """The key that opens backups, from a PEM file."""
    try:
        found = serialization.load_pem_private_key(_text(path), password=None)
    except (ValueError, TypeError) as error:
        raise PlainError(f"{path} is not a private key made by beside backup-key.") from error
    if not isinstance(found, X25519PrivateKey):
        raise PlainError(f"{path} is a key of another kind than the one backups are sealed to.")
    return found


def _text(path: Path) -> bytes:
    if not path.is_file():
        raise PlainError(f"The key {path} is not there.")
    return path.read_bytes()


class Sealing(io.RawIOBase):
    """Write through this; ``finish`` marks the last piece. Holds one piece in memory, however long the file."""

    def __init__(self, file: BinaryIO, to: X25519PublicKey) -> None:
        once = X25519PrivateKey.generate()
        head = _NAME + _mark(to) + once.public_key().public_bytes_raw()
        self._cipher = _cipher(once.exchange(to), head, to)
        self._file, self._head, self._held, self._number = file, head, bytearray(), 0
        file.write(head)

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # tarfile hands over bytes
        self._held += data
        while len(self._held) > _PIECE:  # the last piece stays, so that it can be marked
            self._put(bytes(self._held[:_PIECE]), last=False)
            del self._held[:_PIECE]
        return len(data)

    def finish(self) -> None:
        """Write what is held, marked as the end."""
        self._put(bytes(self._held), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last), piece, self._head))
        self._number += 1


class Unsealing(io.RawIOBase):
    """Read through this: only pieces that are whole come out. Raises PlainError for another key or any damage."""

    def __init__(self, file: BinaryIO, key: X25519PrivateKey) -> None:
        head = file.read(_HEAD)
        if len(head) < _HEAD:
            raise PlainError("This backup is damaged: its beginning is cut short. Use another copy.")
        mine = key.public_key()
        if head[len(_NAME) : len(_NAME) + 8] != _mark(mine):
            raise PlainError("This backup is sealed to another key. Look for the key it was made with.")
        once = X25519PublicKey.from_public_bytes(head[-32:])
        self._cipher = _cipher(key.exchange(once), head, mine)
        self._file, self._head, self._number = file, head, 0
        self._next = file.read(_PIECE + _TAG)
        self._held = bytearray()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while self._next and (size < 0 or len(self._held) < size):
            self._open_next()
        given = bytes(self._held) if size < 0 else bytes(self._held[:size])
        del self._held[: len(given)]
        return given

    def _open_next(self) -> None:
        piece, self._next = self._next, self._file.read(_PIECE + _TAG)
        try:
            self._held += self._cipher.decrypt(_nonce(self._number, not self._next), piece, self._head)
        except InvalidTag as error:
            raise PlainError(
                f"This backup is damaged in its part {self._number + 1}, or cut short. Use another copy."
            ) from error
        self._number += 1


def _cipher(shared: bytes, head: bytes, to: X25519PublicKey) -> AESGCM:
    salt = head[-32:] + to.public_bytes_raw()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=_NAME).derive(shared))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _mark(key: X25519PublicKey) -> bytes:
    return hashlib.sha256(key.public_bytes_raw()).digest()[:8]
