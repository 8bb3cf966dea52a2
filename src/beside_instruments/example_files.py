"""Running files of worked examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beside_instruments.comparing import DEFAULT_TOLERANCE, TOLERANCE, differences
from beside_instruments.library import load
from beside_instruments.topic_examples import age_differences, change_differences


class BadExamples(ValueError):
    """A file of examples that cannot be read."""


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """One example, and what differed."""

    measure: str
    id: str
    differences: tuple[str, ...]


def run_examples(path: Path) -> tuple[ExampleRun, ...]:
    """Run every example of a file, or of every file of a folder.

    Parameters
    ----------
    path
        A JSON file with ``examples`` of a ``measure``, or of the topics age and change; or a folder of
        such files.

    Returns
    -------
    tuple of ExampleRun

    Raises
    ------
    BadExamples
        When a file is not there, is not UTF-8 JSON, or has no examples.
    """
    if path.is_dir():
        return tuple(run for file in sorted(path.glob("*.json")) for run in run_examples(file))
    return tuple(_runs(_read(path)))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise BadExamples(f"{path}: there is no such file.") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BadExamples(f"{path}: this is not JSON in UTF-8 ({error}).") from None
    if not isinstance(data, dict) or "examples" not in data or not data.keys() & {"measure", "topic"}:
        raise BadExamples(f"{path}: a file of examples has 'measure' (or 'topic') and 'examples'.")
    return data


def _runs(data: dict[str, Any]) -> Iterator[ExampleRun]:
    if "measure" not in data:
        yield from _topic_runs(data["examples"])
        return
    instrument = load(str(data["measure"]))
    tolerance = TOLERANCE.get(instrument.key, DEFAULT_TOLERANCE)
    for example in data["examples"]:
        found = instrument.score(example["responses"], context=example.get("context"))
        wrong = differences(example["expected"], found.as_dict(), tolerance)
        yield ExampleRun(instrument.key, str(example["id"]), tuple(wrong))


def _topic_runs(examples: list[dict[str, Any]]) -> Iterator[ExampleRun]:
    for number, example in enumerate(examples, 1):
        if "dob" in example:
            yield ExampleRun("age", str(example.get("id", number)), tuple(age_differences(example)))
        else:
            yield ExampleRun("change", str(example.get("id", number)), tuple(change_differences(example)))
