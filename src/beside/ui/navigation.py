"""The entries of the staff navigation: upper storeys add them when they start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Entry:
    """One entry as registered: its words, its url name, the capability it needs, its place.

    ``folders`` are the addresses it also stands for; with them its own address counts only as it is.
    """

    label: Any
    url_name: str
    capability: str = ""
    order: int = 100
    folders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One entry as shown to a person."""

    label: str
    url: str
    is_current: bool


_entries: list[Entry] = []


def add(
    label: Any, url_name: str, capability: str = "", order: int = 100, folders: tuple[str, ...] = ()
) -> None:
    """Register an entry. The same url name again replaces the earlier entry."""
    _entries[:] = [entry for entry in _entries if entry.url_name != url_name]
    _entries.append(Entry(label, url_name, capability, order, folders))
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
    known = [(entry, url) for entry in allowed if (url := url_or_none(entry.url_name))]
    current = max(known, key=lambda pair: _fit(request.path, *pair), default=None)
    here = current[1] if current and _fit(request.path, *current) else None
    return [Item(str(entry.label), url, url == here) for entry, url in known]


def _fit(path: str, entry: Entry, url: str) -> int:
    """How many letters of the path the entry stands for: the longest is where she is, 0 is elsewhere."""
    own = path == url if entry.folders else path.startswith(url)
    return max(
        [len(url) if own else 0, *(len(folder) for folder in entry.folders if path.startswith(folder))]
    )


def url_or_none(name: str, *args: Any) -> str | None:
    """An address by name, or None while nobody serves it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None
