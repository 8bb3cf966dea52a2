"""Ranges that run upwards, keys that are pressed for one answer only, and items that rules name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

Found = tuple[tuple[str | int, ...], str, str]
Data = Mapping[str, Any]


def span_problems(data: Data) -> Iterator[Found]:
    """Yield place, message and fix for ranges, keys and names of items that cannot be meant."""
    for name, options in data.get("response_sets", {}).items():
        yield from _keys(name, options)
    for place, item in enumerate(data["items"]):
        number = item.get("number", {})
        if "to" in number and number["to"] <= number["from"]:
            yield (
                ("items", place, "number"),
                f"Item {item['id']} goes from {number['from']:g} to {number['to']:g}.",
                "Let 'to' be the larger one.",
            )
    items = {str(item["id"]) for item in data["items"]}
    for place, score in enumerate(data["scores"]):
        yield from _score(place, score, items)


def _keys(name: str, options: Any) -> Iterator[Found]:
    if len({str(option["value"]) for option in options}) < len(options):
        return  # told as doubled answers
    keys = Counter(
        str(option.get("key", option["value"] if isinstance(option["value"], int) else place))
        for place, option in enumerate(options, 1)
    )
    for key, times in keys.items():
        if times > 1:
            yield (
                ("response_sets", name),
                f"The key {key!r} would be pressed for {times} answers of {name!r}.",
                "Give each answer its own key.",
            )


def _score(place: int, score: Data, items: set[str]) -> Iterator[Found]:
    here: tuple[str | int, ...] = ("scores", place)
    low, high = score.get("range", (0, 1))
    if high <= low:
        yield (
            (*here, "range"),
            f"The range of {score['id']!r} goes from {low:g} to {high:g}.",
            "Write the smallest number first.",
        )
    named = [("gate", str(score["gate"]["item"]))] if "gate" in score else []
    named += [("cutoffs", str(cut["by"])) for cut in score.get("cutoffs", ()) if "by" in cut]
    for where, item in named:
        if item not in items:
            yield (
                (*here, where),
                f"The score {score['id']!r} looks at item {item}, which is not here.",
                "Add it or leave it out.",
            )
