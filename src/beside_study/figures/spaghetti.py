"""Change per person: one thin line each, and the group's mean with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from beside_study.figures.axes import Scale, bottom_axis, left_axis, roomy
from beside_study.figures.canvas import INK, QUIET, SAND, TEAL, TERRACOTTA, WIDTH, Canvas
from beside_study.table.tidy import Floats


@dataclass(frozen=True)
class Group:
    """People of one arm: months and scores are people by waves; means and limits are by wave."""

    label: str
    months: Floats
    scores: Floats
    means: Floats
    low: Floats
    high: Floats


def spaghetti(
    name: str,
    title: str,
    desc: str,
    groups: Sequence[Group],
    waves: Sequence[tuple[float, str]],
    score_label: str,
    show_people: bool,
) -> str:
    """The drawing, one panel under the other on the same scales.

    Parameters
    ----------
    waves
        Planned months and label of each wave: where the means stand.
    show_people
        False draws only the means (few people, report leaving the program).
    """
    panel = 210.0
    sheet = Canvas(name, title, desc, panel * len(groups) + 58)
    drawn = [g.scores for g in groups] if show_people else [np.array([g.low, g.high]) for g in groups]
    finite = np.concatenate([d[np.isfinite(d)] for d in drawn]) if drawn else np.array([0.0, 1.0])
    low, high = roomy(float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    months = [m for m, _ in waves]
    spread = [g.months[np.isfinite(g.scores) & np.isfinite(g.months)] for g in groups]
    first = min([*months, *(float(s.min()) for s in spread if s.size and show_people)])
    final = max([*months, *(float(s.max()) for s in spread if s.size and show_people)])
    x = Scale(*roomy(first, final, 0.07), 62, WIDTH - 14)
    for k, group in enumerate(groups):
        top = panel * k + 26
        y = Scale(low, high, top + panel - 44, top + 8)
        sheet.text((62, top - 6), group.label, 14, bold=True)
        left_axis(sheet, y, x.start, x.end, score_label)
        if show_people:
            _people(sheet, group, x, y)
        _mean(sheet, group, months, x, y, k)
        bottom_axis(sheet, x, y.start, "", _marks(waves, x))
    sheet.text(
        ((x.start + x.end) / 2, panel * len(groups) + 36), "months since the start", 12.5, "middle", INK
    )
    return sheet.svg()


def _marks(waves: Sequence[tuple[float, str]], x: Scale) -> list[tuple[float, str]]:
    marks: list[tuple[float, str]] = []
    for month, _ in waves:
        if not marks or x.at(month) - x.at(marks[-1][0]) > 22:
            marks.append((month, f"{month:g}"))
    return marks


def _people(sheet: Canvas, group: Group, x: Scale, y: Scale) -> None:
    faint = 0.55 if len(group.scores) < 40 else 0.35 if len(group.scores) < 120 else 0.18
    for times, scores in zip(group.months, group.scores, strict=True):
        known = np.isfinite(scores) & np.isfinite(times)
        points = [(x.at(t), y.at(s)) for t, s in zip(times[known], scores[known], strict=True)]
        if len(points) > 1:
            sheet.lines(points, QUIET, 1, opacity=faint)
        elif points:
            sheet.dot(points[0], 1.8, SAND)


def _mean(sheet: Canvas, group: Group, months: Sequence[float], x: Scale, y: Scale, k: int) -> None:
    colour = TEAL if k == 0 else TERRACOTTA
    known = np.isfinite(group.means)
    points = [(x.at(m), y.at(v)) for m, v, ok in zip(months, group.means, known, strict=True) if ok]
    sheet.lines(points, colour, 3.2)
    for m, low, high in zip(months, group.low, group.high, strict=True):
        if np.isfinite(low) and np.isfinite(high):
            sheet.line((x.at(m), y.at(low)), (x.at(m), y.at(high)), colour, 2)
    for point in points:
        if k == 0:
            sheet.dot(point, 4.5, colour)
        else:
            sheet.diamond(point, 6, "#fdfaf6", colour)
