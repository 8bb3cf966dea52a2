"""Lists of facts, tables, and the way through long lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from beside.ui.rules import ApproximateDate

from .library import register
from .words import when


@register.simple_tag
def summary_list(rows: Iterable[Sequence[Any]]) -> SafeString:
    """Facts: rows of (label, value) or (label, value, address, "Change"). An empty value is left out in words."""
    listed = [(label, _shown(value), *rest, "", "")[:4] for label, value, *rest in rows]
    values = {"rows": listed, "has_actions": any(row[2] for row in listed)}
    return SafeString(render_to_string("ui/parts/summary_list.html", values))


def _shown(value: Any) -> Any:
    """Dates in words; everything else as it is."""
    return when(value) if isinstance(value, dt.date | ApproximateDate) else value


@register.simple_tag
def table(
    caption: Any,
    head: Sequence[Any],
    rows: Iterable[Sequence[Any]],
    hide_caption: bool = False,
    stack: bool = False,
) -> SafeString:
    """A table: ``head`` = words, or (words, "n") for numbers set to the right.

    With ``stack`` a row's cells stand under one another on a phone, each under the words of its column.
    """
    heads = [(h, "") if isinstance(h, str) or not isinstance(h, tuple | list) else tuple(h) for h in head]
    drawn = [
        [(_shown(cell), kind == "n", words) for cell, (words, kind) in zip(row, heads, strict=True)]
        for row in rows
    ]
    values = {"caption": caption, "head": heads, "rows": drawn, "hide_caption": hide_caption, "stack": stack}
    return SafeString(render_to_string("ui/parts/table.html", values))


@register.simple_block_tag
def scroller(content: str, label: Any) -> SafeString:
    """Room for a wide table: it scrolls by itself and can be reached with the keyboard."""
    return SafeString(render_to_string("ui/parts/scroller.html", {"content": content, "label": label}))


@register.simple_tag
def pager(page: Any, label: Any = "") -> SafeString:
    """Earlier and later, for a list shown in parts."""
    values = {"page": page, "label": label or _("Pages")}
    return SafeString(render_to_string("ui/parts/pager.html", values))
