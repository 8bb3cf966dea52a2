"""Worked examples about ages and about change, which have shapes of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from beside_instruments.calendar import screening_age, screening_forms
from beside_instruments.change import reliable_change_points
from beside_instruments.clinical_change import classify, clinical_cut_c
from beside_instruments.comparing import differences

Example = Mapping[str, Any]


def age_differences(example: Example) -> list[str]:
    """Return what differs in one example of corrected age and screening forms."""
    born, on = date.fromisoformat(example["dob"]), date.fromisoformat(example["on"])
    weeks, days = example["ga"]
    found = screening_age(born, (weeks, days), on, example["term"])
    answer = {
        "weeks_premature": found.weeks_premature,
        "adjusted": found.adjusted,
        "age": list(found.age),
        "asq3": list(screening_forms("asq3", found.age)),
        "asqse2": list(screening_forms("asqse2", found.age)),
    }
    return [
        f"{key}: expected {value}, found {answer.get(key)}"
        for key, value in example["expect"].items()
        if value != answer.get(key)
    ]


def change_differences(example: Example) -> list[str]:
    """Return what differs in one example of reliable and clinically significant change."""
    return differences({"expected": example["expected"]}, {"expected": _KINDS[example["kind"]](example)})


def _threshold(example: Example) -> float:
    return reliable_change_points(example["sd"], example["reliability"])


def _cut(example: Example) -> float:
    ill, well = example["clinical"], example["normal"]
    return clinical_cut_c(ill["mean"], ill["sd"], well["mean"], well["sd"])


def _group(example: Example) -> str:
    return classify(
        example["pre"],
        example["post"],
        reliable_points=example["reliable_points"],
        caseness=example["caseness"],
        higher_is_worse=example.get("direction", "higher_worse") == "higher_worse",
    )


_KINDS: dict[str, Callable[[Example], Any]] = {
    "rci_threshold": _threshold,
    "jacobson_truax_cut_c": _cut,
    "classify": _group,
}
