"""Before against after, one mark per person, with the band in which a questionnaire wobbles by itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from beside_study.figures.axes import Scale, bottom_axis, left_axis, roomy
from beside_study.figures.canvas import INK, PAPER, QUIET, SAND, TEAL, TERRACOTTA, WIDTH, Canvas
from beside_study.table.tidy import Floats


def reliable_change(
    name: str,
    title: str,
    desc: str,
    groups: Sequence[tuple[str, Floats, Floats]],
    points_needed: float,
    lower_is_better: bool,
) -> str:
    """The drawing; ``groups`` hold a label and the scores before and after."""
    sheet = Canvas(name, title, desc, 452)
    every = np.concatenate([np.concatenate((before, after)) for _, before, after in groups])
    low, high = roomy(float(np.nanmin(every)), float(np.nanmax(every)))
    x, y = Scale(low, high, 62, WIDTH - 14), Scale(low, high, 372, 14)
    left_axis(sheet, y, x.start, x.end, "score after")
    _band(sheet, x, y, points_needed)
    for k, (_, before, after) in enumerate(groups):
        _people(sheet, x, y, before, after, k)
    better, worse = ("better", "worse") if not lower_is_better else ("worse", "better")
    sheet.text((x.start + 10, y.end + 16), f"{better} after", 13, colour=INK, bold=True)
    sheet.text((x.end - 6, y.start - 10), f"{worse} after", 13, "end", INK, bold=True)
    bottom_axis(sheet, x, y.start, "score before")
    for k, (label, _, _) in enumerate(groups):
        place = (70 + k * 190, 438)
        if k == 0:
            sheet.dot((place[0], place[1] - 4), 4.5, TEAL)
        else:
            sheet.diamond((place[0], place[1] - 4), 5.5, PAPER, TERRACOTTA)
        sheet.text((place[0] + 12, place[1]), label, 12.5)
    return sheet.svg()


def _band(sheet: Canvas, x: Scale, y: Scale, needed: float) -> None:
    low, high = x.low, x.high
    corners = [
        (low, low + needed), (high - needed, high), (high, high), (high, high - needed), (low + needed, low), (low, low)
    ]  # fmt: skip
    if needed >= high - low:
        corners = [(low, low), (low, high), (high, high), (high, low)]
    sheet.area([(x.at(a), y.at(b)) for a, b in corners], SAND, 0.45)
    sheet.line((x.at(low), y.at(low)), (x.at(high), y.at(high)), QUIET, 1.2, "4 4")


def _people(sheet: Canvas, x: Scale, y: Scale, before: Floats, after: Floats, k: int) -> None:
    for b, a in zip(before, after, strict=True):
        if np.isfinite(b) and np.isfinite(a):
            point = (x.at(b), y.at(a))
            if k == 0:
                sheet.dot(point, 3.6, TEAL, opacity=0.75)
            else:
                sheet.diamond(point, 4.6, PAPER, TERRACOTTA, opacity=0.9)
