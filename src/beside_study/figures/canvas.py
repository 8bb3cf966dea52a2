"""A sheet to draw on: SVG with a title and a description for those who listen to it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

PAPER, INK, TEAL, TERRACOTTA, SAND = "#fdfaf6", "#2b2a33", "#2f5d62", "#c8694a", "#d9cbb3"
QUIET = "#6b6873"
# Narrow on purpose: on a telephone the letters stay readable.
WIDTH = 460
_FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"

Point = tuple[float, float]


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


class Canvas:
    """Collects shapes; ``svg`` gives the drawing. Coordinates are in units of the view box, y downwards."""

    def __init__(self, name: str, title: str, desc: str, height: float, width: float = WIDTH) -> None:
        self.name = "".join(c if c.isalnum() else "-" for c in name)
        self.title, self.desc = title, desc
        self.width, self.height = width, height
        self.parts: list[str] = []

    def line(
        self, a: Point, b: Point, colour: str = INK, width: float = 1, dash: str = "", opacity: float = 1
    ) -> None:
        """A straight line."""
        self.parts.append(
            f'<line x1="{_n(a[0])}" y1="{_n(a[1])}" x2="{_n(b[0])}" y2="{_n(b[1])}" stroke="{colour}" '
            f'stroke-width="{_n(width)}"{_dash(dash)}{_faint("stroke-opacity", opacity)}/>'
        )

    def lines(
        self,
        points: Iterable[Point],
        colour: str = INK,
        width: float = 1.5,
        dash: str = "",
        opacity: float = 1,
    ) -> None:
        """Straight segments from point to point."""
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self.parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{_n(width)}" '
            f'stroke-linejoin="round"{_dash(dash)}{_faint("stroke-opacity", opacity)}/>'
        )

    def area(self, points: Iterable[Point], colour: str = SAND, opacity: float = 0.4) -> None:
        """A filled shape with straight sides."""
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self.parts.append(f'<polygon points="{path}" fill="{colour}"{_faint("fill-opacity", opacity)}/>')

    def box(
        self, x: float, y: float, w: float, h: float, fill: str = PAPER, stroke: str = INK, round_: float = 8
    ) -> None:
        """A rectangle with rounded corners."""
        self.parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}" rx="{_n(round_)}" fill="{fill}" '
            f'stroke="{stroke}"/>'
        )

    def dot(
        self, at: Point, r: float = 4, fill: str = TEAL, stroke: str = "none", opacity: float = 1
    ) -> None:
        """A circle."""
        self.parts.append(
            f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="{_n(r)}" fill="{fill}" stroke="{stroke}" '
            f'stroke-width="1.5"{_faint("opacity", opacity)}/>'
        )

    def diamond(
        self, at: Point, r: float = 5, fill: str = PAPER, stroke: str = TERRACOTTA, opacity: float = 1
    ) -> None:
        """A square on its tip: the second group's mark, told apart without colour."""
        x, y = at
        path = f"{_n(x)},{_n(y - r)} {_n(x + r)},{_n(y)} {_n(x)},{_n(y + r)} {_n(x - r)},{_n(y)}"
        self.parts.append(
            f'<polygon points="{path}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"{_faint("opacity", opacity)}/>'
        )

    def text(
        self, at: Point, words: str, size: float = 13, anchor: str = "start", colour: str = INK, bold: bool = False,
        turn: bool = False,
    ) -> None:  # fmt: skip
        """One line of text; ``turn`` writes it upwards."""
        x, y = at
        rotate = f' transform="rotate(-90 {_n(x)} {_n(y)})"' if turn else ""
        weight = ' font-weight="600"' if bold else ""
        self.parts.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}" fill="{colour}"'
            f"{weight}{rotate}>{escape(words)}</text>"
        )

    def svg(self) -> str:
        """The whole drawing."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(self.height)}" role="img" '
            f'aria-labelledby="{self.name}-title {self.name}-desc" font-family="{escape(_FONT)}">'
        )
        told = (
            f'<title id="{self.name}-title">{escape(self.title)}</title>'
            f'<desc id="{self.name}-desc">{escape(self.desc)}</desc>'
        )
        return head + told + "".join(self.parts) + "</svg>"


def _dash(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""


def _faint(name: str, opacity: float) -> str:
    return f' {name}="{_n(opacity)}"' if opacity < 1 else ""


def wrapped(words: str, width: int) -> list[str]:
    """Text in lines of at most about ``width`` letters."""
    lines: list[str] = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
