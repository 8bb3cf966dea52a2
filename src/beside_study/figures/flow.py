"""Who came, who was asked again, who was counted: boxes from the top down that add up, or show the gap."""

from __future__ import annotations

from collections.abc import Sequence

from beside_study.figures.canvas import INK, PAPER, SAND, TEAL, TERRACOTTA, WIDTH, Canvas


def flow(
    name: str,
    title: str,
    desc: str,
    before: Sequence[tuple[str, str]],
    arms: Sequence[tuple[str, Sequence[str]]],
) -> str:
    """The drawing.

    Parameters
    ----------
    before
        Boxes above the arms as (text, gap); a gap is what does not add up to the next box, "" for none.
    arms
        Label of each arm and its boxes, in time order.
    """
    rows = max(len(boxes) for _, boxes in arms)
    height = 58 * len(before) + 58 * rows + 54
    sheet = Canvas(name, title, desc, height)
    y = 6.0
    for k, (words, gap) in enumerate(before):
        _box(sheet, WIDTH / 2 - 120, y, 240, words)
        sheet.line((WIDTH / 2, y + 38), (WIDTH / 2, y + 58), INK, 1.2)
        if gap:
            sheet.text((WIDTH / 2 + 12, y + 53), gap, 12, colour=TERRACOTTA, bold=True)
        y += 58 if k < len(before) else 0
    _arms(sheet, y, arms, bool(before))
    return sheet.svg()


def _arms(sheet: Canvas, y: float, arms: Sequence[tuple[str, Sequence[str]]], joined: bool) -> None:
    width = (WIDTH - 16) / len(arms) - 8
    centres = [8 + width / 2 + k * (width + 16) for k in range(len(arms))]
    if joined and len(arms) > 1:
        sheet.line((centres[0], y), (centres[-1], y), INK, 1.2)
    for centre, (label, boxes) in zip(centres, arms, strict=True):
        sheet.text((centre, y + 20), label, 13.5, "middle", bold=True)
        for k, words in enumerate(boxes):
            top = y + 30 + 58 * k
            _box(sheet, centre - width / 2, top, width, words)
            if k + 1 < len(boxes):
                sheet.line((centre, top + 38), (centre, top + 58), INK, 1.2)


def _box(sheet: Canvas, x: float, y: float, w: float, words: str) -> None:
    sheet.box(x, y, w, 38, PAPER, TEAL if words else SAND)
    sheet.text((x + w / 2, y + 24), words, 12.5, "middle")
