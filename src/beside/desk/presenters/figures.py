"""Figures in words: a count, a share, a middle, and what is too small to be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.foundation.content import content

from ..rules.small_numbers import Part, Shown, part_of


@dataclass(frozen=True)
class Row:
    """One line of a table: words, a number, and its share of the whole where that makes sense."""

    words: str
    number: str
    share: str = ""


@dataclass(frozen=True)
class Figure:
    """One part of the page: a heading, sentences, a table under them."""

    key: str
    title: str
    sentences: Sequence[str]
    rows: Sequence[Row] = ()
    head: str = ""
    note: str = ""
    has_shares: bool = field(default=False)


def least() -> int:
    """The smallest number this program shows."""
    return int(content("services", "numbers")["smallest_count"])


def number(count: int) -> str:
    """A count, or that it is too small to show."""
    return few() if 0 < count < least() else str(count)


def few() -> str:
    """What stands instead of a small number."""
    return _("fewer than %(n)s") % {"n": least()}


def share(count: int, whole: int) -> str:
    """A part of the whole in percent."""
    return _("%(n)s%%") % {"n": round(100 * count / whole)} if whole else ""


def part(count: int, whole: int) -> str:
    """A part of a whole, as far as it may be said: “12 of 20 (60%)”."""
    words = {
        Part.NOT_SHOWN: few(),
        Part.FEW: _("%(few)s of %(whole)s"),
        Part.NEARLY_ALL: _("nearly all of %(whole)s"),
        Part.PLAIN: _("%(count)s of %(whole)s (%(share)s)"),
    }[part_of(count, whole, least())]
    return words % {"few": few(), "count": count, "whole": whole, "share": share(count, whole)}


def days(value: float) -> str:
    """So many days; a half is said as it is."""
    shown = int(value) if value == int(value) else value
    return ngettext("%(n)s day", "%(n)s days", 1 if value == 1 else 2) % {"n": shown}


def rows_of(shown: Shown, words: Callable[[str], Any], rest: str, whole: int = 0) -> list[Row]:
    """The lines of counts that add up, with their shares of the whole; the small ones as one line, ``rest``."""
    whole = whole or sum(n for _key, n in shown.lines) + shown.together
    rows = [Row(str(words(key)), str(n), share(n, whole)) for key, n in shown.lines]
    if shown.together:
        rows.append(Row(rest, str(shown.together), share(shown.together, whole)))
    return rows


def nothing_yet() -> str:
    """What a part says while there is nothing to count."""
    return _("Nothing is counted in this year yet.")


def too_few() -> str:
    """What a part says while its numbers are too small."""
    return _("There are too few to show: fewer than %(n)s.") % {"n": least()}
