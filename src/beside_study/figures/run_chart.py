"""One number month by month, with its median."""

from __future__ import annotations

from collections.abc import Sequence

from beside_study.figures.axes import Scale, bottom_axis, left_axis, roomy, ticks
from beside_study.figures.canvas import QUIET, TEAL, WIDTH, Canvas

MOST_NAMES = 8


def run_chart(
    name: str, title: str, desc: str, names: Sequence[str], values: Sequence[float], median: float
) -> str:
    """The drawing; distances in time are true, and the scale starts at nothing."""
    sheet = Canvas(name, title, desc, 300)
    x = Scale(0, max(1, len(values) - 1), 62, WIDTH - 30)
    y = Scale(0, roomy(0, max([*values, median, 1.0]))[1], 240, 20)
    left_axis(sheet, y, x.start, x.end, "meetings", ticks(0, y.high, 5))
    sheet.line((x.start, y.at(median)), (x.end, y.at(median)), QUIET, 1.4, "6 4")
    points = [(x.at(k), y.at(value)) for k, value in enumerate(values)]
    sheet.lines(points, TEAL, 2.2, "")
    step = -(-len(names) // MOST_NAMES)
    marks = [(float(k), names[k].replace(" quarter ", " Q")) for k in range(0, len(names), step)]
    bottom_axis(sheet, x, y.start, "", marks)
    return sheet.svg()
