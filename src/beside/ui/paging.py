"""Long lists in parts that stay quick: each page begins after the last row of the one before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import Q, QuerySet
from django.http import HttpRequest

_SALT = "ui.paging"


@dataclass(frozen=True)
class Page:
    """One part of a list; an address is empty when there is nothing that way."""

    items: list[Any]
    previous_url: str = ""
    next_url: str = ""


def keyset_page(
    rows: QuerySet[Any], request: HttpRequest, *, order: str = "-created_at", size: int = 25
) -> Page:
    """The part of a list that the address asks for.

    Parameters
    ----------
    rows : the query, narrowed to what the asker may see
    order : one field, with ``-`` for newest first; the primary key breaks ties
    size : rows per page

    Returns
    -------
    Page. The place in the list is signed, so that a changed address shows the beginning.
    """
    field, down = order.lstrip("-"), order.startswith("-")
    place = _place(request.GET.get("page", ""))
    backwards = bool(place and place["back"])
    wanted_down = down != backwards
    sign = "-" if wanted_down else ""
    chosen = rows.order_by(f"{sign}{field}", f"{sign}pk")
    if place:
        chosen = chosen.filter(_beyond(field, place, wanted_down))
    found = list(chosen[: size + 1])
    more, items = len(found) > size, found[:size]
    if backwards:
        items.reverse()
    has_previous = more if backwards else bool(place)
    has_next = bool(items) if backwards else more
    return Page(
        items,
        _url(request, field, items[0], back=True) if items and has_previous else "",
        _url(request, field, items[-1], back=False) if items and has_next else "",
    )


def _beyond(field: str, place: dict[str, Any], down: bool) -> Q:
    than = "lt" if down else "gt"
    return Q(**{f"{field}__{than}": place["at"]}) | Q(**{field: place["at"], f"pk__{than}": place["pk"]})


def _place(text: str) -> dict[str, Any] | None:
    try:
        place: dict[str, Any] = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    kind, value = place["at"]
    read = {"moment": dt.datetime.fromisoformat, "day": dt.date.fromisoformat}.get(kind, lambda same: same)
    return {**place, "at": read(value)}


def _url(request: HttpRequest, field: str, row: Any, *, back: bool) -> str:
    at = getattr(row, field)
    if isinstance(at, dt.datetime):
        told = ["moment", at.isoformat()]
    elif isinstance(at, dt.date):
        told = ["day", at.isoformat()]
    else:
        told = ["plain", at]
    pk = str(row.pk) if isinstance(row.pk, UUID) else row.pk
    asked = request.GET.copy()
    asked["page"] = signing.dumps({"at": told, "pk": pk, "back": back}, salt=_SALT, compress=True)
    return f"{request.path}?{asked.urlencode()}"
