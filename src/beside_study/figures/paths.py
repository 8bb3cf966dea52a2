"""A mechanism as boxes and arrows, each arrow with its weight and interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from beside_study.figures.canvas import INK, PAPER, QUIET, SAND, TEAL, WIDTH, Canvas, wrapped


@dataclass(frozen=True)
class Arrow:
    """One path into or out of a carrier: its weight, in words, and whether its interval leaves zero."""

    label: str
    weight: str
    clear: bool


def competing(name: str, title: str, desc: str, sources: Sequence[Arrow], outcome: str) -> str:
    """Several boxes on the left, one outcome on the right."""
    step = 64.0
    height = step * len(sources) + 34
    sheet = Canvas(name, title, desc, height)
    middle = height / 2 - 8
    _box(sheet, 330, middle - 30, 120, 60, outcome, 16)
    for k, source in enumerate(sources):
        y = 32 + step * k
        _box(sheet, 8, y - 25, 150, 50, source.label, 21)
        _arrow(sheet, (158, y), (330, middle - 14 + 28 * (k + 0.5) / len(sources)), source.clear)
        sheet.text((164, y - 6), source.weight, 12.5, colour=INK, bold=source.clear)
    sheet.text(
        (8, height - 6), "Solid line: interval does not reach zero. Dashed: it does.", 11.5, colour=QUIET
    )
    return sheet.svg()


def carried(
    name: str, title: str, desc: str, start: str, through: Sequence[tuple[Arrow, Arrow]], direct: Arrow
) -> str:
    """From the start through each carrier to the outcome, and directly."""
    step = 84.0
    height = step * (len(through) + 1) + 46
    sheet = Canvas(name, title, desc, height)
    base = step * len(through) + 44
    _box(sheet, 6, base - 26, 116, 52, start, 15)
    _box(sheet, 338, base - 26, 116, 52, direct.label, 15)
    for k, (into, out) in enumerate(through):
        y = 36 + step * k
        _box(sheet, 164, y - 26, 132, 52, into.label, 18)
        _arrow(sheet, (64, base - 26), (164, y), into.clear)
        _arrow(sheet, (296, y), (396, base - 26), out.clear)
        sheet.text((157, y - 9), into.weight, 12.5, "end", INK, into.clear)
        sheet.text((303, y - 9), out.weight, 12.5, "start", INK, out.clear)
    _arrow(sheet, (122, base), (338, base), direct.clear)
    sheet.text((230, base - 8), direct.weight, 12.5, "middle", INK, direct.clear)
    sheet.text(
        (6, height - 6), "Solid line: interval does not reach zero. Dashed: it does.", 11.5, colour=QUIET
    )
    return sheet.svg()


def _box(sheet: Canvas, x: float, y: float, w: float, h: float, words: str, letters: int) -> None:
    sheet.box(x, y, w, h, PAPER, TEAL)
    lines = wrapped(words, letters)[:3]
    for k, line in enumerate(lines):
        sheet.text((x + w / 2, y + h / 2 + 5 + 15 * (k - (len(lines) - 1) / 2)), line, 12.5, "middle")


def _arrow(sheet: Canvas, a: tuple[float, float], b: tuple[float, float], clear: bool) -> None:
    colour = TEAL if clear else SAND
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    stop = (b[0] - 9 * ux, b[1] - 9 * uy)
    sheet.line(a, stop, TEAL if clear else QUIET, 2.4 if clear else 1.4, "" if clear else "5 4")
    tip = [(b[0], b[1]), (stop[0] - 5 * uy, stop[1] + 5 * ux), (stop[0] + 5 * uy, stop[1] - 5 * ux)]
    sheet.area(tip, colour if clear else QUIET, 1)


__all__ = ["WIDTH", "Arrow", "carried", "competing"]
