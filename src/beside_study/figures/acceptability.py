"""How likely the extra cost is worth it, for each answer to what a point of improvement is worth."""

from __future__ import annotations

from collections.abc import Sequence

from beside_study.figures.axes import Scale, bottom_axis, left_axis, ticks
from beside_study.figures.canvas import QUIET, TEAL, WIDTH, Canvas


def acceptability(
    name: str, title: str, desc: str, worth: Sequence[float], probability: Sequence[float], currency: str
) -> str:
    """The drawing; probabilities are shares of resamples, joined by straight segments."""
    sheet = Canvas(name, title, desc, 330)
    x = Scale(min(worth), max(worth) or 1.0, 62, WIDTH - 24)
    y = Scale(0, 1, 268, 16)
    left_axis(sheet, y, x.start, x.end, "chance that it is worth its cost", ticks(0, 1, 5))
    sheet.line((x.start, y.at(0.5)), (x.end, y.at(0.5)), QUIET, 1, "3 4")
    points = [(x.at(w), y.at(p)) for w, p in zip(worth, probability, strict=True)]
    sheet.lines(points, TEAL, 2.8)
    for point in points:
        sheet.dot(point, 3.6, TEAL)
    bottom_axis(sheet, x, y.start, f"what one point of improvement is worth ({currency})")
    return sheet.svg()
