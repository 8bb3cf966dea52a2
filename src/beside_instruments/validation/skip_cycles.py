"""Skips that would decide about themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def skip_cycle(skips: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the items of a circle of skips, or nothing.

    Parameters
    ----------
    skips
        Skip rules as in the file: ``when.items`` decide about ``skip``.

    Returns
    -------
    tuple of str
        For example ``("2", "5", "2")``; empty when there is no circle.
    """
    decides: dict[str, set[str]] = {}
    for rule in skips:
        for item in rule["when"]["items"]:
            decides.setdefault(str(item), set()).update(map(str, rule["skip"]))
    done: set[str] = set()
    for start in decides:
        circle = _follow(start, decides, [], done)
        if circle:
            return circle
    return ()


def _follow(item: str, decides: dict[str, set[str]], path: list[str], done: set[str]) -> tuple[str, ...]:
    if item in path:
        return (*path[path.index(item) :], item)
    if item in done:
        return ()
    for following in sorted(decides.get(item, ())):
        circle = _follow(following, decides, [*path, item], done)
        if circle:
            return circle
    done.add(item)
    return ()
