"""What a password has to be: long, not commonly used, not made of her own name. Nothing else.

Notes: length and a list of known passwords stop guessing; rules about capitals and signs only make
passwords hard to remember (NIST SP 800-63B-4, section 3.1.1.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .decisions import Because, Decision

FEWEST_CHARACTERS = 12


def judge_password(password: str, *, own_words: Iterable[str], is_known: Callable[[str], bool]) -> Decision:
    """Decide about one password.

    Parameters
    ----------
    password : as typed.
    own_words : her sign-in name, display name and the like; four or more letters of one may not be most of it.
    is_known : tells whether the folded password stands in the list of commonly used ones.

    Returns
    -------
    Decision : with the first reason that applies.
    """
    folded = password.casefold()
    if len(password) < FEWEST_CHARACTERS:
        return Decision(False, Because.PASSWORD_SHORT)
    if is_known(folded) or len(set(folded)) < 4:
        return Decision(False, Because.PASSWORD_COMMON)
    for word in own_words:
        word = word.casefold()
        if len(word) >= 4 and word in folded and len(folded) - len(word) < 8:
            return Decision(False, Because.PASSWORD_HOLDS_NAME)
    return Decision(True)
