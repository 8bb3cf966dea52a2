"""Short ways to write a filled form."""

from __future__ import annotations

from typing import Any


def all_items(value: Any, count: int, first: int = 1, **others: Any) -> dict[str, Any]:
    """Return a form with one answer everywhere; ``i9=None`` sets item 9 apart."""
    form = {str(number): value for number in range(first, first + count)}
    return form | {name.removeprefix("i"): other for name, other in others.items()}
