"""Finding a name without storing it: keyed digests of folded three-letter pieces.

The database holds only HMAC digests. A search makes the digests of what was typed and counts how many a
stored name shares, so accents, spacing and a one-letter slip are forgiven.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from .keys import key_ring

_SIZE = 8
# What each plain character becomes: its small letter, a space, or nothing where it only joins.
_PLAIN = {i: chr(i).lower() if chr(i).isalnum() else "" if chr(i) in "'`." else " " for i in range(128)}
_SAME = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})


def fold(text: str) -> str:
    """Lower case, no accents, letters and digits only, one space between words."""
    if text.isascii():
        return " ".join(text.translate(_PLAIN).split())
    # Decomposing can bring forth a capital or a joined letter (and the reverse), so both are done twice.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
    plain = plain.translate(_SAME)
    kept = "".join(c if c.isalnum() else "" if _joins(c) else " " for c in plain)
    return " ".join(kept.split())


def fold_phone(text: str) -> str:
    """The digits of a phone number, without the long-distance 1 of North America."""
    digits = "".join(str(unicodedata.digit(c)) for c in text if c.isdigit())
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def search_keys(text: str) -> set[bytes]:
    """Digests of the three-letter pieces of each word, and of the words run together."""
    words = fold(text).split()
    joined = "".join(words)
    pieces = {piece for word in {*words, joined} for piece in _pieces(word)}
    return {_digest("piece", piece) for piece in pieces}


def exact_key(text: str, kind: str = "exact") -> bytes:
    """The digest of a whole value (a phone number, a sign-in name)."""
    return _digest(kind, text)


def _pieces(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[i : i + 3] for i in range(max(1, len(padded) - 2))} if word else set()


def _joins(character: str) -> bool:
    return unicodedata.combining(character) > 0 or character in "'’‘ʼ`´.·"


def _digest(kind: str, text: str) -> bytes:
    return hmac.digest(key_ring().index, f"{kind}:{text}".encode(), hashlib.sha256)[:_SIZE]
