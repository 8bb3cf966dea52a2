"""Whether the parts of an instrument fit each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from beside_instruments.validation.kept_only import kept_only_problems
from beside_instruments.validation.skip_cycles import skip_cycle
from beside_instruments.validation.spans import span_problems

Found = tuple[tuple[str | int, ...], str, str]
Data = Mapping[str, Any]

OWN_WORK = "own_work"
LISTS_ONLY = {"calendar", "goals"}


def inconsistencies(data: Data) -> Iterator[Found]:
    """Yield place, message and fix for everything that does not fit."""
    items = [str(item["id"]) for item in data["items"]]
    yield from _doubles(items)
    yield from _questions(data)
    yield from kept_only_problems(data)
    yield from span_problems(data)
    yield from _answers(data)
    yield from _scores(data, set(items))
    yield from _skips(data, set(items))
    yield from _safety(data, set(items))
    yield from _leave(data)


def _doubles(items: list[str]) -> Iterator[Found]:
    for item, times in Counter(items).items():
        if times > 1:
            place = len(items) - 1 - items[::-1].index(item)
            yield ("items", place), f"Item {item} stands here {times} times.", "Give each item its own id."


def _questions(data: Data) -> Iterator[Found]:
    """A sentence may stand in a file only when it is nobody else's."""
    if data["licence"]["status"] == OWN_WORK:
        return
    for place, item in enumerate(data["items"]):
        if "question" in item:
            message = f"Item {item['id']} has a sentence, but the licence status is not {OWN_WORK!r}."
            yield ("items", place, "question"), message, "Load official wording as a wording pack instead."


def _answers(data: Data) -> Iterator[Found]:
    sets = data.get("response_sets", {})
    for place, item in enumerate(data["items"]):
        if "responses" in item and item["responses"] not in sets:
            known = ", ".join(sets) or "none yet"
            message = f"Item {item['id']} names the response set {item['responses']!r}, which is not here."
            yield ("items", place, "responses"), message, f"Known: {known}."
    for name, options in sets.items():
        values = Counter(str(option["value"]) for option in options)
        for value, times in values.items():
            if times > 1:
                yield ("response_sets", name), f"The answer {value} stands here {times} times.", "Keep one."


def _scores(data: Data, items: set[str]) -> Iterator[Found]:
    names = Counter(score["id"] for score in data["scores"])
    for place, score in enumerate(data["scores"]):
        here: tuple[str | int, ...] = ("scores", place)
        if names[score["id"]] > 1:
            yield (*here, "id"), f"Two scores are called {score['id']!r}.", "Rename one."
        if not score.get("items") and data.get("kind") not in LISTS_ONLY:
            yield here, f"The score {score['id']!r} names no items.", "Add 'items: [...]'."
        for item in score.get("items", ()):
            if item not in items:
                yield (
                    (*here, "items"),
                    f"The score {score['id']!r} uses item {item}, which is not here.",
                    "Add it or leave it out.",
                )
        yield from _bands(score, here)


def _bands(score: Data, here: tuple[str | int, ...]) -> Iterator[Found]:
    for number, system in enumerate(score.get("bands", ())):
        step = 10 ** -system.get("decimals", 0)
        pairs = zip(system["bands"], system["bands"][1:], strict=False)
        for lower, upper in pairs:
            if abs(upper["from"] - lower["to"] - step) > 1e-9:
                message = f"Band {upper['id']!r} does not start right after {lower['id']!r}."
                yield (*here, "bands", number), message, f"Start it at {lower['to'] + step:g}."


def _skips(data: Data, items: set[str]) -> Iterator[Found]:
    for place, rule in enumerate(data.get("skips", ())):
        for item in [*rule["when"]["items"], *rule["skip"]]:
            if item not in items:
                yield (
                    ("skips", place),
                    f"A skip names item {item}, which is not here.",
                    "Add it or leave it out.",
                )
    cycle = skip_cycle(data.get("skips", ()))
    if cycle:
        path = " -> ".join(cycle)
        yield (
            ("skips",),
            f"The skips go in a circle: {path}.",
            "An item may not decide about itself; remove one step.",
        )


def _leave(data: Data) -> Iterator[Found]:
    """What nobody may read cannot ask for a person, and is answered by the mother alone."""
    if not data.get("read_with_her_leave"):
        return
    here = ("read_with_her_leave",)
    if data.get("safety"):
        message = "Nobody would see a safety answer that is read only with her leave."
        yield here, message, "Take out 'safety', or 'read_with_her_leave'."
    if data.get("kind") in LISTS_ONLY or data["target"] != "mother":
        message = "Only a form that a mother answers about herself can be read with her leave."
        yield here, message, "Take out 'read_with_her_leave'."


def _safety(data: Data, items: set[str]) -> Iterator[Found]:
    scores = {score["id"] for score in data["scores"]}
    for place, rule in enumerate(data.get("safety", ())):
        for condition in rule["any"]:
            known = condition.get("item") in items or condition.get("score") in scores
            if not known:
                yield (
                    ("safety", place),
                    f"The safety rule {rule['id']!r} looks at nothing that is here.",
                    "Name an item or a score.",
                )
