"""The entries of the staff navigation: upper storeys add them when they start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Entry:
    """One entry as registered: its words, its url name, the capability it needs, its place."""

    label: Any
    url_name: str
    capability: str = ""
    order: int = 100


@dataclass(frozen=True)
class Item:
    """One entry as shown to a person."""

    label: str
    url: str
    is_current: bool


_entries: list[Entry] = []


def add(label: Any, url_name: str, capability: str = "", order: int = 100) -> None:
    """Register an entry. The same url name again replaces the earlier entry."""
    _entries[:] = [entry for entry in _entries if entry.url_name != url_name]
    _entries.append(Entry(label, url_name, capability, order))
    _entries.sort(key=lambda entry: entry.order)


def remove(url_name: str) -> None:
    """Take an entry away (for tests)."""
    _entries[:] = [entry for entry in _entries if entry.url_name != url_name]


def items(request: HttpRequest) -> list[Item]:
    """The entries this person may open, in order, with the one she is in marked."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return []
    allowed = [entry for entry in _entries if not entry.capability or actor.can(entry.capability)]
    links = [(str(entry.label), url_or_none(entry.url_name)) for entry in allowed]
    known = [(label, url) for label, url in links if url]
    inside = [url for _, url in known if request.path.startswith(url)]
    current = max(inside, key=len, default=None)
    return [Item(label, url, url == current) for label, url in known]


def url_or_none(name: str, *args: Any) -> str | None:
    """An address by name, or None while nobody serves it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None
