"""How names are cleaned, compared and forgiven."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from beside.people.rules.refusals import Because, PeopleRefusal

LONGEST_NAME = 200


class NameKind(StrEnum):
    """What a name is to its person."""

    PREFERRED = "preferred"
    NICKNAME = "nickname"
    LEGAL = "legal"
    FORMER = "former"


#: The name she is called by is the first of these that she has.
CALLED_BY: tuple[NameKind, ...] = (NameKind.PREFERRED, NameKind.NICKNAME, NameKind.LEGAL, NameKind.FORMER)

_JOINERS = {"\u200c", "\u200d"}  # needed inside Persian and Indic words and inside emoji


def clean_name(text: str) -> str:
    """A name as typed, with invisible control signs dropped and spaces made single.

    Raises
    ------
    PeopleRefusal
        When nothing is left, or the name is longer than 200 characters.
    """
    kept = "".join(sign for sign in unicodedata.normalize("NFC", text) if _may_stay(sign))
    name = " ".join(kept.split())
    if not name.strip("".join(_JOINERS)):
        raise PeopleRefusal(Because.NAME_EMPTY, "called")
    if len(name) > LONGEST_NAME:
        raise PeopleRefusal(Because.NAME_TOO_LONG, "called")
    return name


def _may_stay(sign: str) -> bool:
    if sign in _JOINERS or sign.isspace():
        return True
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def called(names: dict[NameKind, str]) -> str:
    """The name to use, from the names a person has ("" when there is none)."""
    return next((names[kind] for kind in CALLED_BY if names.get(kind)), "")


def slips(one: str, other: str, limit: int = 3) -> int:
    """How many letters must be added, dropped, changed or swapped to make one word of the other.

    Notes
    -----
    Optimal string alignment distance; stops counting above `limit` (returns `limit + 1`).
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, last[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def forgiven(length: int) -> int:
    """How many slips a word of this length is forgiven: none under 3 letters, one to 7, two from 8 on."""
    if length < 3:
        return 0
    return 1 if length < 8 else 2


def closeness(asked: str, name: str, *, slips_too: bool = True) -> int | None:
    """How well a folded name answers a folded question: 0 is exact, higher is further, None is no match.

    Notes
    -----
    Both are folded already (`foundation.index.fold`). Tried in turn: the whole name, the name without
    spaces, its beginning, the beginning of one of its words, then (with `slips_too`) slips forgiven.
    """
    if not asked or not name:
        return None
    tight_asked, tight = asked.replace(" ", ""), name.replace(" ", "")
    if tight_asked == tight:
        return 0
    if tight.startswith(tight_asked):
        return 1
    words = name.split()
    if any(word.startswith(asked) for word in words):
        return 2
    if _each_word_begins(asked.split(), words):
        return 3
    return _with_slips(asked, tight_asked, tight, words) if slips_too else None


def _each_word_begins(asked: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in asked)


def _with_slips(asked: str, tight_asked: str, tight: str, words: list[str]) -> int | None:
    allowed = forgiven(len(tight_asked))
    if not allowed:
        return None
    found = min(_slips_of_beginning(tight_asked, word, allowed) for word in [tight, *words])
    if found <= allowed:
        return 3 + found
    parts = asked.split()
    if len(parts) > 1:
        per_part = [min(_slips_of_beginning(p, w, forgiven(len(p))) for w in words) for p in parts]
        if all(n <= forgiven(len(p)) for n, p in zip(per_part, parts, strict=True)):
            return 4 + sum(per_part)
    return None


def _slips_of_beginning(asked: str, word: str, allowed: int) -> int:
    """The fewest slips against the word, or against a beginning of it of about the same length."""
    lengths = {len(word), *range(max(1, len(asked) - 1), min(len(word), len(asked) + 1) + 1)}
    return min(slips(asked, word[:n], allowed) for n in lengths)
