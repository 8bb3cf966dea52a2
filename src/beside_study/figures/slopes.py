"""A difference along what people brought: its line and interval, where it is clear, and where people are."""

from __future__ import annotations

from collections.abc import Sequence

from beside_study.figures.axes import Scale, bottom_axis, left_axis, roomy
from beside_study.figures.canvas import INK, PAPER, SAND, TEAL, TERRACOTTA, WIDTH, Canvas
from beside_study.table.tidy import Floats


def slopes(
    name: str,
    title: str,
    desc: str,
    curve: Sequence[tuple[float, float, float, float]],
    people: Floats,
    limits: Sequence[float],
    along: str,
    effect_label: str,
    show_people: bool,
) -> str:
    """The drawing.

    Parameters
    ----------
    curve
        (value, effect, low, high) along the moderator, straight between.
    limits
        Johnson-Neyman limits inside the data: where the interval leaves zero.
    people
        The moderator of each person; drawn as small marks under the line.
    """
    sheet = Canvas(name, title, desc, 380)
    low = min(0.0, *(point[2] for point in curve))
    high = max(0.0, *(point[3] for point in curve))
    x = Scale(*roomy(curve[0][0], curve[-1][0], 0.02), 66, WIDTH - 14)
    y = Scale(*roomy(low, high), 288, 16)
    left_axis(sheet, y, x.start, x.end, effect_label)
    for first, second in zip(curve, curve[1:], strict=False):
        clear = (first[2] > 0 and second[2] > 0) or (first[3] < 0 and second[3] < 0)
        corners = [(first[0], first[2]), (second[0], second[2]), (second[0], second[3]), (first[0], first[3])]
        sheet.area([(x.at(a), y.at(b)) for a, b in corners], TEAL if clear else SAND, 0.3 if clear else 0.4)
    sheet.line((x.start, y.at(0)), (x.end, y.at(0)), INK, 1.4)
    sheet.lines([(x.at(v), y.at(e)) for v, e, _, _ in curve], TEAL, 2.8)
    for limit in limits:
        sheet.line((x.at(limit), y.start), (x.at(limit), y.end), TERRACOTTA, 1.4, "5 4")
    if show_people:
        for value in people:
            sheet.line(
                (x.at(float(value)), y.start - 1), (x.at(float(value)), y.start - 9), INK, 1, opacity=0.45
            )
    bottom_axis(sheet, x, y.start, along)
    sheet.box(70, 346, 16, 12, TEAL, PAPER, 2)
    sheet.text((92, 357), "difference is clear here", 12.5)
    sheet.box(250, 346, 16, 12, SAND, PAPER, 2)
    sheet.text((272, 357), "not clear here", 12.5)
    return sheet.svg()
