"""All outcomes at one glance: standardised differences with intervals, right of the line is better."""

from __future__ import annotations

from collections.abc import Sequence

from beside_study.figures.axes import Scale, bottom_axis, roomy, ticks
from beside_study.figures.canvas import INK, QUIET, SAND, TEAL, WIDTH, Canvas, wrapped
from beside_study.findings import Standing


def forest(name: str, title: str, desc: str, rows: Sequence[Standing]) -> str:
    """The drawing; every row with its label above its line, so that long names fit a telephone."""
    step = 46.0
    sheet = Canvas(name, title, desc, step * len(rows) + 84)
    low = min(0.0, *(row.low for row in rows))
    high = max(0.0, *(row.high for row in rows))
    reach = max(abs(low), abs(high), 0.3)
    x = Scale(*roomy(-reach, reach), 16, WIDTH - 16)
    bottom = step * len(rows) + 26
    sheet.text((x.at(0) - 8, 14), "\u2190 worse", 12.5, "end", QUIET)
    sheet.text((x.at(0) + 8, 14), "better \u2192", 12.5, "start", QUIET)
    for k, row in enumerate(rows):
        y = step * k + 56
        for value in ticks(x.low, x.high):
            # Short, so that no line runs through a label.
            sheet.line((x.at(value), y - 9), (x.at(value), y + 9), SAND, 0.8)
        sheet.line((x.at(0), y - 11), (x.at(0), y + 11), INK, 1.6)
        sheet.text((16, y - 14), wrapped(row.label, 62)[0], 13)
        sheet.line((x.at(row.low), y), (x.at(row.high), y), TEAL, 3)
        for end in (row.low, row.high):
            sheet.line((x.at(end), y - 4), (x.at(end), y + 4), TEAL, 1.5)
        clear = row.low > 0 or row.high < 0
        sheet.dot((x.at(row.value), y), 5, TEAL if clear else "#fdfaf6", TEAL)
    bottom_axis(sheet, x, bottom, "standard deviations (filled mark: interval does not reach the line)")
    return sheet.svg()
