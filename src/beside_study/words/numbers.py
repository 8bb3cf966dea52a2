"""Numbers as a reader meets them: rounded for sense, never so that a result disappears."""

from __future__ import annotations

import math

NOT_SHOWN = "not shown"
MINUS = "\u2212"


def plain(value: float | None, digits: int = 1) -> str:
    """A number with ``digits`` decimals and a true minus sign; "not shown" for none."""
    if value is None or not math.isfinite(value):
        return NOT_SHOWN
    text = f"{abs(value):,.{digits}f}"
    negative = value < 0 and float(text.replace(",", "")) != 0
    return MINUS + text if negative else text


def digits_for(size: float | None) -> int:
    """How many decimals make sense for numbers of about this size (a scale's SD, a difference)."""
    if size is None or not math.isfinite(size) or size == 0:
        return 1
    return 0 if abs(size) >= 100 else 1 if abs(size) >= 2 else 2 if abs(size) >= 0.05 else 3


def signed(value: float | None, digits: int = 1) -> str:
    """As ``plain``, with a plus sign in front of a gain in points."""
    text = plain(value, digits)
    return f"+{text}" if value is not None and math.isfinite(value) and value > 0 else text


def between(low: float | None, high: float | None, digits: int = 1) -> str:
    """An interval in words: "1.0 to 3.2"."""
    if low is None or high is None:
        return NOT_SHOWN
    return f"{plain(low, digits)} to {plain(high, digits)}"


def chance(p: float | None) -> str:
    """An exact p: three decimals, "below 0.001" under that; never a verdict."""
    if p is None or not math.isfinite(p):
        return NOT_SHOWN
    return "below 0.001" if p < 0.001 else f"{p:.3f}"


def share(value: float | None) -> str:
    """A share from 0 to 1 as whole per cent."""
    if value is None or not math.isfinite(value):
        return NOT_SHOWN
    return f"{round(100 * value)}%"


_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_ten(value: float) -> str:
    """A share as "about 3 in 10", for page one."""
    tenths = round(10 * value)
    if tenths == 0:
        return "almost none"
    return "almost all" if tenths == 10 else f"about {tenths} in 10"


def count_word(count: int) -> str:
    """Numbers up to ten as words."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"
