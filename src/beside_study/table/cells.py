"""One cell: what counts as empty, as a number, as a day, as yes or no."""

from __future__ import annotations

import datetime as dt
import math
import re

Cell = str | float | int | bool | dt.date | dt.datetime | None

_EMPTY = {"", "na", "n/a", "nan", "null", "none", ".", "#n/a"}
_YES = {"1", "1.0", "1,0", "yes", "y", "true", "oui"}
_NO = {"0", "0.0", "0,0", "no", "n", "false", "non"}
_COMMA = re.compile(r"[+-]?\d+,\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_POINT_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d+")
_DATE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ].*)?")
NEITHER = "neither yes nor no"
ORDERS = ("year-month-day", "day/month/year", "month/day/year")


class NotThat(ValueError):
    """The cell does not hold what its column should; the message says why, in words."""


def is_empty(cell: Cell) -> bool:
    """Whether nothing was written, in one of the usual ways."""
    if isinstance(cell, str):
        return cell.strip().lower() in _EMPTY
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def as_text(cell: Cell) -> str:
    """The cell as text; whole numbers without ".0", so that person 7 is "7" in every file kind."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def as_number(cell: Cell, *, decimal_comma: bool = False) -> float:
    """The cell as a number.

    Raises
    ------
    NotThat
        It is text, a date, or could be read in two ways.
    """
    if isinstance(cell, bool):
        return float(cell)
    if isinstance(cell, int | float):
        return float(cell)
    if not isinstance(cell, str):
        raise NotThat("a date where a number is needed")
    text = cell.strip().replace("\u2212", "-").replace("\u00a0", "").replace("\u202f", "")
    if decimal_comma and _POINT_THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif decimal_comma and _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    elif _THOUSANDS.fullmatch(text):
        raise NotThat("a comma that could be a decimal comma or a thousands comma")
    elif _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        number = float(text)
    except ValueError as error:
        raise NotThat("text where a number is needed") from error
    if not math.isfinite(number):
        raise NotThat("a number without an end")
    return number


def as_yes_no(cell: Cell) -> float:
    """1.0 for yes, 0.0 for no."""
    text = as_text(cell).lower()
    if text in _YES or text in _NO:
        return float(text in _YES)
    raise NotThat(NEITHER)


def as_day(cell: Cell, order: str = "") -> dt.date:
    """The cell as a calendar day.

    Parameters
    ----------
    order
        One of ``ORDERS``; empty accepts only dates that can be read in one way.
    """
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    found = _DATE.fullmatch(as_text(cell)) if isinstance(cell, str) else None
    if found is None:
        raise NotThat("no date")
    first, middle, last = found.groups()
    if len(first) == 4:
        return _day(int(first), int(middle), int(last))
    if len(last) != 4:
        raise NotThat("a year of two digits")
    if order in ORDERS[1:]:
        day, month = (first, middle) if order == ORDERS[1] else (middle, first)
        return _day(int(last), int(month), int(day))
    return _unordered(int(first), int(middle), int(last))


def _unordered(first: int, middle: int, year: int) -> dt.date:
    if first > 12:
        return _day(year, middle, first)
    if middle > 12:
        return _day(year, first, middle)
    if first == middle:
        return _day(year, first, middle)
    raise NotThat("a date that could be read day first or month first")


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise NotThat("a day that is not in the calendar") from error
