"""The one door every generated sentence goes through."""

from __future__ import annotations

import re

from beside_study.words.banned import claims_in, hiding_in

# Names out of the table or the study stand in these quotation marks; they are not our words.
_QUOTED = re.compile("\u2018[^\u2019]*\u2019")


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
    ours = _QUOTED.sub("", text)
    wrong = (*claims_in(ours, randomised=randomised), *hiding_in(ours))
    if wrong:
        raise ForbiddenWords(f"{wrong}: {text}")
    tidy = " ".join(text.split())
    return tidy[:1].upper() + tidy[1:]


def quoted(name: str) -> str:
    """A name from the table or the study, marked as not ours."""
    return f"\u2018{name}\u2019"


def is_sayable(text: str) -> bool:
    """Whether a text from elsewhere (a refusal of the statistics) may stand in a report."""
    return not claims_in(text, randomised=False) and not hiding_in(text)


def reason(message: str) -> str:
    """Why something was refused, in the statistics' own sentence if a report may print it."""
    return message if is_sayable(message) else "these data do not allow it."
