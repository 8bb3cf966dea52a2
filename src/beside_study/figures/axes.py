"""Scales and axes: round numbers, few lines, true distances."""

from __future__ import annotations

import math
from dataclasses import dataclass

from beside_study.figures.canvas import INK, QUIET, SAND, Canvas
from beside_study.words.numbers import plain


@dataclass(frozen=True)
class Scale:
    """Maps ``low`` to ``high`` in data onto ``start`` to ``end`` on the sheet."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies on the sheet."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers within low and high, about ``wanted`` of them."""
    span = high - low
    if not span > 0:
        return [low]
    raw = span / max(1, wanted - 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = min((m * power for m in (1, 2, 2.5, 5, 10)), key=lambda s: abs(s - raw))
    first = math.ceil(low / step - 1e-9) * step
    count = math.floor((high - first) / step + 1e-9) + 1
    return [round(first + i * step, 12) for i in range(count)]


def roomy(low: float, high: float, margin: float = 0.06) -> tuple[float, float]:
    """The limits with a little air; equal limits are spread."""
    if not high > low:
        return low - 0.5 - abs(low) * 0.05, high + 0.5 + abs(high) * 0.05
    air = (high - low) * margin
    return low - air, high + air


def tick_digits(values: list[float]) -> int:
    """Fewest decimals that write every tick exactly, at most four."""
    for digits in range(4):
        if all(abs(value - round(value, digits)) < 1e-9 * max(1.0, abs(value)) for value in values):
            return digits
    return 4


def left_axis(
    sheet: Canvas, y: Scale, x_from: float, x_to: float, label: str, marks: list[float] | None = None
) -> None:
    """Numbers on the left with pale lines across."""
    values = ticks(y.low, y.high) if marks is None else marks
    digits = tick_digits(values)
    for value in values:
        level = y.at(value)
        sheet.line((x_from, level), (x_to, level), SAND, 0.8)
        sheet.text((x_from - 6, level + 4.5), plain(value, digits), 12, "end", QUIET)
    if label:
        sheet.text((14, (y.start + y.end) / 2), label, 12.5, "middle", INK, turn=True)


def bottom_axis(
    sheet: Canvas,
    x: Scale,
    y: float,
    label: str,
    marks: list[tuple[float, str]] | None = None,
    lowest: float | None = None,
) -> None:
    """Numbers (or given words) under a line, and what they mean below."""
    values = ticks(x.low, x.high)
    digits = tick_digits(values)
    named = [(v, plain(v, digits)) for v in values] if marks is None else marks
    sheet.line((x.start, y), (x.end, y), INK, 1)
    for value, words in named:
        place = x.at(value)
        sheet.line((place, y), (place, y + 4), INK, 1)
        sheet.text((place, y + 18), words, 12, "middle", QUIET)
    if label:
        sheet.text(((x.start + x.end) / 2, (lowest or y) + 37), label, 12.5, "middle", INK)
