"""The one door every generated sentence goes through."""

from __future__ import annotations

from beside_study.words.banned import claims_in, hiding_in


class ForbiddenWords(ValueError):
    """A template of ours says something it must not: a mistake in this package, never in the data."""


def say(text: str, *, randomised: bool = False) -> str:
    """``text`` itself, after its words were checked.

    Parameters
    ----------
    text
        One or more whole sentences.
    randomised
        True only for a comparison as assigned in a randomised design; mechanisms never are.

    Raises
    ------
    ForbiddenWords
        The text claims more than the design can show, or hides a result.
    """
    wrong = (*claims_in(text, randomised=randomised), *hiding_in(text))
    if wrong:
        raise ForbiddenWords(f"{wrong}: {text}")
    tidy = " ".join(text.split())
    return tidy[:1].upper() + tidy[1:]
