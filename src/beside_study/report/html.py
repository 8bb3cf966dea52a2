"""Small pieces of HTML. Every text is escaped here; only our own SVG goes in as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from beside_study.findings import Figure, Grid

_NUMBER = re.compile(r"[+\u2212-]?[\d,.]+%?(?: to [+\u2212-]?[\d,.]+%?)?")


def tag(name: str, *inside: str, **attributes: str) -> str:
    """An element around HTML that is already safe; ``class_`` becomes ``class``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>"


def text(words: str) -> str:
    """A text made safe."""
    return escape(words)


def paragraph(words: str, class_: str = "") -> str:
    """A paragraph."""
    return tag("p", text(words), class_=class_) if class_ else tag("p", text(words))


def paragraphs(several: Iterable[str], class_: str = "") -> str:
    """Paragraphs, one for each text."""
    return "".join(paragraph(words, class_) for words in several)


def listed(several: Iterable[str]) -> str:
    """A list, or nothing when there is nothing in it."""
    items = "".join(tag("li", text(words)) for words in several)
    return tag("ul", items) if items else ""


def table(grid: Grid) -> str:
    """A table with a caption and row headings; numbers do not break over lines."""
    head = "".join(tag("th", text(name), scope="col") for name in grid.head)
    body = []
    for row in grid.rows:
        first = tag("th", text(row[0]), scope="row")
        rest = (
            tag("td", text(c), class_="n") if _NUMBER.fullmatch(c) else tag("td", text(c)) for c in row[1:]
        )
        body.append(tag("tr", first, *rest))
    whole = tag("caption", text(grid.caption)) + tag("thead", tag("tr", head)) + tag("tbody", *body)
    return tag(
        "div", tag("table", whole), class_="scroll", tabindex="0", role="region", aria_label=grid.caption
    )


def figure(drawing: Figure) -> str:
    """A drawing with its caption, and its table beside it."""
    left = tag("figure", drawing.svg, tag("figcaption", text(drawing.caption)))
    return tag("div", left, tag("div", table(drawing.grid)), class_="beside two")
