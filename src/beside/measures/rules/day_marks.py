"""One day of a calendar, typed short: 0, a number of standard drinks, letters, h, n or -."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

SPANS = (30, 90)
LETTERS = ("a", "c", "k", "o", "m", "p", "x")
HELD, NOT_ASKED, DECLINED, NOT_KNOWN = "h", "n", "-", "?"
MOST_DRINKS = 100
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[a-z]|[-?]|\S")

Mark = dict[str, Any]


class NotUnderstood(ValueError):
    """A day that cannot be read; says what may be typed."""


def fresh(on: dt.date) -> dict[str, Any]:
    """A look back that nothing is told of yet: the days before ``on``."""
    return {
        "to": (on - dt.timedelta(days=1)).isoformat(),
        "length": SPANS[0],
        "marks": {},
        "anchors": {},
    }


def read_mark(text: str) -> Mark | None:
    """What was typed for one day, or None when nothing is known about it.

    Notes
    -----
    A day that is left blank stays unknown: it is never taken for a day without use.
    """
    tokens = _TOKEN.findall(text.strip().lower())
    if tokens in ([], [NOT_KNOWN]):
        return None
    if tokens in ([NOT_ASKED], [DECLINED]):
        return {"mark": "not_asked" if tokens == [NOT_ASKED] else "declined"}
    numbers = [float(token.replace(",", ".")) for token in tokens if token[0].isdigit()]
    letters = [token for token in tokens if not token[0].isdigit()]
    strange = [token for token in letters if token not in (*LETTERS, HELD)]
    if strange or len(numbers) > 1 or any(number > MOST_DRINKS for number in numbers):
        raise NotUnderstood(
            "Type 0, a number of drinks, letters of the list, h, n or -; or leave the day blank."
        )
    return _used(numbers[0] if numbers else None, list(dict.fromkeys(letters)))


def _used(drinks: float | None, letters: list[str]) -> Mark:
    of = [letter for letter in letters if letter != HELD]
    mark: Mark = {"controlled": True} if HELD in letters else {}
    if drinks is not None:
        mark["drinks"] = int(drinks) if drinks.is_integer() else drinks
    if of:
        mark["of"] = of
    if of or drinks is not None:
        mark["used"] = int(bool(of) or bool(drinks))
    return mark


def typed(mark: Mark | None) -> str:
    """A day as it would be typed."""
    if not mark:
        return ""
    if "mark" in mark:
        return NOT_ASKED if mark["mark"] == "not_asked" else DECLINED
    parts = [HELD] if mark.get("controlled") else []
    parts += [f"{mark['drinks']:g}"] if "drinks" in mark else []
    return " ".join([*parts, *mark.get("of", ())])


def days_of(kept: Mapping[str, Any]) -> list[dt.date]:
    """The days of a look back, oldest first."""
    last = dt.date.fromisoformat(kept["to"])
    return [last - dt.timedelta(days=back) for back in reversed(range(kept["length"]))]


def as_list(kept: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The days as the library scores them; a day nobody told of is unknown."""
    marks = kept.get("marks", {})
    return [_for_score(marks.get(day.isoformat())) for day in days_of(kept)]


def _for_score(mark: Mark | None) -> dict[str, Any]:
    found = mark or {}
    return {
        "used": found.get("mark", found.get("used")),
        "drinks": found.get("drinks"),
        "in_controlled_environment": bool(found.get("controlled")),
    }


def tally(kept: Mapping[str, Any]) -> dict[str, Any]:
    """How many days are told of, how many are not and why, and on how many days what was used."""
    marks = [kept.get("marks", {}).get(day.isoformat()) or {} for day in days_of(kept)]
    letters = [letter for mark in marks for letter in mark.get("of", ())]
    return {
        "days": len(marks),
        "known": sum("used" in mark for mark in marks),
        "declined": sum(mark.get("mark") == "declined" for mark in marks),
        "not_asked": sum(mark.get("mark") == "not_asked" for mark in marks),
        "controlled": sum(bool(mark.get("controlled")) for mark in marks),
        "unknown": sum(not mark for mark in marks),
        "drinks": sum(bool(mark.get("drinks")) for mark in marks),
        "of": {letter: letters.count(letter) for letter in LETTERS if letter in letters},
    }
