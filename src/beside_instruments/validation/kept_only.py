"""Items whose answers are kept and never counted: how they are written, and where they may not stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Found = tuple[tuple[str | int, ...], str, str]
Data = Mapping[str, Any]
WAYS = ("responses", "number", "answer")


def kept_only_problems(data: Data) -> Iterator[Found]:
    """Yield place, message and fix for items that are answered in no way or in two, or counted though only kept."""
    kept = {}
    for place, item in enumerate(data["items"]):
        ways = [way for way in WAYS if way in item]
        if len(ways) != 1:
            said = f"has {' and '.join(ways)}" if ways else "says nothing about how it is answered"
            yield (
                ("items", place),
                f"Item {item['id']} {said}.",
                f"It needs one of {', '.join(WAYS)}.",
            )
        if item.get("several") and "responses" not in item:
            yield (
                ("items", place, "several"),
                f"Item {item['id']} takes several answers and has none to choose.",
                "Add 'responses: ...' or leave several out.",
            )
        if "longest" in item and item.get("answer") not in ("line", "text"):
            yield (
                ("items", place, "longest"),
                f"Item {item['id']} has a longest answer and takes no words.",
                "Leave longest out.",
            )
        if "answer" in item or item.get("several"):
            kept[str(item["id"])] = "several answers" if item.get("several") else item["answer"]
            yield from _counted(item, place)
    yield from _used(data, kept)


def _counted(item: Data, place: int) -> Iterator[Found]:
    for key in ("reversed", "scored"):
        if item.get(key):
            yield (
                ("items", place, key),
                f"Item {item['id']} is kept and never counted, so it cannot be {key}.",
                f"Leave {key} out.",
            )


def _used(data: Data, kept: Mapping[str, str]) -> Iterator[Found]:
    for place, score in enumerate(data["scores"]):
        gate = [str(score["gate"]["item"])] if "gate" in score else []
        by = [str(cut["by"]) for cut in score.get("cutoffs", ()) if "by" in cut]
        for item in [*score.get("items", ()), *gate, *by]:
            if item in kept:
                yield (
                    ("scores", place),
                    f"The score {score['id']!r} uses item {item} ({kept[item]}), which is kept and never counted.",
                    "Leave it out.",
                )
    for place, rule in enumerate(data.get("skips", ())):
        for item in rule["when"]["items"]:
            if item in kept:
                yield (
                    ("skips", place),
                    f"A skip depends on item {item} ({kept[item]}), which counts as no number.",
                    "Let it depend on an item with one answer.",
                )
    for place, rule in enumerate(data.get("safety", ())):
        for condition in rule["any"]:
            limited = "at_least" in condition or "at_most" in condition
            if limited and condition.get("item") in kept:
                yield (
                    ("safety", place),
                    f"The safety rule {rule['id']!r} compares item {condition['item']}, which counts as no number.",
                    "Name an item with one answer.",
                )
