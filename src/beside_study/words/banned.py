"""Words a report may not use, because the design cannot carry them or because they hide a result."""

from __future__ import annotations

import re

# Without chance forming the groups, none of these can be known from the data.
_CLAIMS = (
    r"caus(?:e|es|ed|ing|al|ally|ation)",
    r"effective(?:ly|ness)?",
    r"works(?! out)|worked(?! out)",
    r"impact(?:s|ed|ful)?",
    r"thanks to",
    r"prov(?:e|es|ed|en|ing)",
    r"due to",
    r"led to|leads to",
    r"result(?:s|ed) in",
)
# Never, in any design: they hide how unsure a result is, or shame the people in it.
_NEVER = (
    r"n\.?s\.?",
    r"not significant",
    r"non-?significant",
    r"insignificant",
    r"trend towards",
    r"fail(?:s|ed|ure)?",
    r"drop-?outs?",
    r"dropped out",
    r"non-?complian(?:t|ce)",
    r"relapse[ds]?",
    r"addicts?",
    r"no-shows?",
)
# A trial with chance assignment may say that the program led to a difference, yet it never proves.
_TRIAL = (
    r"effective(?:ly|ness)?",
    r"works(?! out)|worked(?! out)",
    r"impact(?:s|ed|ful)?",
    r"thanks to",
    r"prov(?:e|es|ed|en|ing)",
)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(words) + r")(?![\w-])", re.IGNORECASE)


_CLAIM = _pattern(_CLAIMS)
_CLAIM_TRIAL = _pattern(_TRIAL)
_HIDING = _pattern(_NEVER)


def claims_in(text: str, *, randomised: bool) -> tuple[str, ...]:
    """Words in ``text`` that claim more than the design can show, in order."""
    return tuple((_CLAIM_TRIAL if randomised else _CLAIM).findall(text))


def hiding_in(text: str) -> tuple[str, ...]:
    """Words in ``text`` that no report may use, whatever the design."""
    return tuple(_HIDING.findall(text))
