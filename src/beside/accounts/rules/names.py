"""Sign-in names: short, typed the same by everyone, and never an e-mail address."""

from __future__ import annotations

import re
import unicodedata

_USABLE = re.compile(r"[\w][\w.\-]{1,39}", re.UNICODE)


def fold_sign_in_name(text: str) -> str:
    """Return the one form of a sign-in name: NFKC, lower case, no space around it."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def is_sign_in_name(text: str) -> bool:
    """Say whether the folded name is 2 to 40 letters, digits, dots and hyphens.

    Notes: an ``@`` is not allowed. A sign-in name that is an address would show whose it is, and an
    address may be shared by a household.
    """
    return _USABLE.fullmatch(text) is not None
