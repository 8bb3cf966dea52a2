"""How long people stayed: the curve, its interval, and how many could still be seen under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from beside_study.figures.axes import Scale, bottom_axis, left_axis, ticks
from beside_study.figures.canvas import INK, QUIET, SAND, TEAL, TERRACOTTA, WIDTH, Canvas


@dataclass(frozen=True)
class Curve:
    """One group's steps: (month, share still here, low, high), and at-risk counts at the marks (None hidden)."""

    label: str
    steps: Sequence[tuple[float, float, float, float]]
    until: float
    at_risk: Sequence[str]


def retention(name: str, title: str, desc: str, curves: Sequence[Curve], marks: Sequence[float]) -> str:
    """The drawing; each curve stops where too few people could still be seen."""
    sheet = Canvas(name, title, desc, 330 + 20 * len(curves))
    x = Scale(0, max([*marks, *(c.until for c in curves), 1.0]), 62, WIDTH - 18)
    y = Scale(0, 1, 240, 20)
    left_axis(sheet, y, x.start, x.end, "share still in the program", ticks(0, 1, 5))
    for k, curve in enumerate(curves):
        colour = (TEAL, TERRACOTTA)[k % 2]
        upper = _staircase([(t, high) for t, _, _, high in curve.steps], curve.until)
        lower = _staircase([(t, low) for t, _, low, _ in curve.steps], curve.until)
        sheet.area(
            [(x.at(a), y.at(b)) for a, b in [*upper, *reversed(lower)]], colour if k == 0 else SAND, 0.16
        )
        stair = _staircase([(t, s) for t, s, _, _ in curve.steps], curve.until)
        sheet.lines([(x.at(a), y.at(b)) for a, b in stair], colour, 2.6, "" if k == 0 else "7 4")
        if len(curves) > 1:
            sheet.line((74 + 180 * k, 12), (98 + 180 * k, 12), colour, 2.6, "" if k == 0 else "7 4")
            sheet.text((104 + 180 * k, 16), curve.label, 12.5)
    bottom_axis(sheet, x, y.start, "months since starting", [(m, f"{m:g}") for m in marks])
    sheet.text((16, 302), "People still seen:", 12.5, colour=INK, bold=True)
    for k, curve in enumerate(curves):
        level = 322 + 20 * k
        for mark, count in zip(marks, curve.at_risk, strict=True):
            sheet.text((x.at(mark), level), count, 12, "middle", QUIET)
        if len(curves) > 1:
            colour = (TEAL, TERRACOTTA)[k % 2]
            sheet.line((14, level - 4), (40, level - 4), colour, 2.6, "" if k == 0 else "7 4")
    return sheet.svg()


def _staircase(steps: Sequence[tuple[float, float]], until: float) -> list[tuple[float, float]]:
    points = [(0.0, 1.0)]
    for time, value in steps:
        if time > until:
            break
        points += [(time, points[-1][1]), (time, value)]
    return [*points, (until, points[-1][1])]
