"""Costs beside results: one dot per resample, the line to left and right of nothing gained, and zero cost."""

from __future__ import annotations

import numpy as np

from beside_study.figures.axes import Scale, bottom_axis, left_axis, roomy
from beside_study.figures.canvas import INK, QUIET, TEAL, TERRACOTTA, WIDTH, Canvas
from beside_study.table.tidy import Floats

SHOWN = 600


def plane(name: str, title: str, desc: str, effects: Floats, costs: Floats, currency: str) -> str:
    """The drawing; effects are gains in points (right is better), costs are extra costs (up is dearer)."""
    sheet = Canvas(name, title, desc, 392)
    x = Scale(*roomy(min(0.0, float(effects.min())), max(0.0, float(effects.max()))), 72, WIDTH - 14)
    y = Scale(*roomy(min(0.0, float(costs.min())), max(0.0, float(costs.max()))), 330, 26)
    left_axis(sheet, y, x.start, x.end, f"extra cost per person ({currency})")
    sheet.line((x.at(0), y.start), (x.at(0), y.end), INK, 1.4)
    sheet.line((x.start, y.at(0)), (x.end, y.at(0)), INK, 1.4)
    every = max(1, len(effects) // SHOWN)
    for e, c in zip(effects[::every], costs[::every], strict=True):
        sheet.dot((x.at(float(e)), y.at(float(c))), 1.8, TEAL, opacity=0.35)
    sheet.diamond((x.at(float(np.mean(effects))), y.at(float(np.mean(costs)))), 7, "#fdfaf6", TERRACOTTA)
    sheet.text((x.end, 16), "more gained, costs more", 12, "end", QUIET)
    sheet.text((x.end, y.start - 8), "more gained, costs less", 12, "end", QUIET)
    bottom_axis(sheet, x, y.start, "extra gain per person (points, right is better)")
    return sheet.svg()
