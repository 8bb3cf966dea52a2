"""A calendar of days as weeks, with what was typed, her own events, and a summary in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..rules.day_marks import days_of, tally, typed
from ..words import DAY_LETTERS

EVENTS = 3


@dataclass(frozen=True)
class DayCell:
    """One day: its box, what stands in it, her own event of that day."""

    day: dt.date
    text: str
    event: str = ""
    error: str = ""
    starts: int = 0  # the column of a first day that is no Monday

    @property
    def key(self) -> str:
        """The day as it is sent."""
        return self.day.isoformat()


def cells(
    kept: Mapping[str, Any],
    sent: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> list[DayCell]:
    """The days of a look back, oldest first, on a page of seven columns."""
    marks, events = kept.get("marks", {}), kept.get("anchors", {})
    found = []
    for place, day in enumerate(days_of(kept)):
        key = day.isoformat()
        text = (sent or {}).get(key, typed(marks.get(key)))
        found.append(
            DayCell(
                day,
                text,
                events.get(key, ""),
                (errors or {}).get(key, ""),
                day.isoweekday() if place == 0 else 0,
            )
        )
    return found


def events(kept: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Her own events with their day, then empty lines for more (one at least)."""
    told = sorted(kept.get("anchors", {}).items())
    return [*told, *[("", "")] * max(1, EVENTS - len(told))]


def sent_events(data: Any) -> dict[str, str]:
    """Events as a form sends them: a day and words on each line."""
    return {
        day: words
        for day, words in zip(data.getlist("event_day"), data.getlist("event"), strict=False)
        if _is_day(day) and words.strip()
    }


def sent_marks(data: Any) -> dict[str, str]:
    """Days as a form sends them, by ISO date."""
    return {key.removeprefix("d_"): str(data[key]) for key in data if key.startswith("d_")}


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def summary(kept: Mapping[str, Any]) -> list[str]:
    """What the calendar tells, in sentences that count days and judge nothing."""
    told = tally(kept)
    days = days_of(kept)
    span = {"first": date_format(days[0], "j F"), "last": date_format(days[-1], "j F Y"), "n": len(days)}
    said = [
        _("%(n)d days, %(first)s to %(last)s.") % span,
        ngettext("%(n)d day is told of.", "%(n)d days are told of.", told["known"]) % {"n": told["known"]},
    ]
    reasons = (
        ("unknown", _("Not known: %(n)d")),
        ("declined", _("Would rather not say: %(n)d")),
        ("not_asked", _("Not asked: %(n)d")),
        ("controlled", _("In hospital, in treatment or in custody: %(n)d")),
    )
    said += [words % {"n": told[key]} for key, words in reasons if told[key]]
    return said


def by_substance(kept: Mapping[str, Any]) -> list[tuple[Any, int]]:
    """On how many days what was named."""
    told = tally(kept)
    drinks = [(_("alcohol, in standard drinks"), told["drinks"])] if told["drinks"] else []
    return drinks + [(DAY_LETTERS[letter], count) for letter, count in told["of"].items()]


def how(score: Any, kept: Mapping[str, Any]) -> str:
    """One line under a score of the calendar."""
    if score.value is None:
        return _("too few days are known for this number")
    words = {"n": score.n, "of": kept["length"]}
    if score.id == "drinks_per_drinking_day":
        return ngettext("from %(n)d day with drinks", "from %(n)d days with drinks", score.n) % words
    return _("from %(n)d known days of %(of)d") % words
