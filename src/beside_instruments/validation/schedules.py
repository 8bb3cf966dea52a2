"""Schedule files: points in time that exist, measures that exist, anchors that are known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from beside_instruments.library import available
from beside_instruments.validation.problem import Problem
from beside_instruments.yaml_file import BadFile, lines_of, read_yaml

ANCHORS = ("intake", "exit", "due_date", "birth", "intervention_start", "intervention_end")
TARGETS = ("mother", "child", "dyad", "household", "program", "any")
NEEDED = ("key", "version", "name", "source", "measures")
Found = tuple[tuple[str | int, ...], str, str]


def check_schedule(path: Path) -> tuple[Problem, ...]:
    """Check one schedule file.

    Parameters
    ----------
    path
        The file; its name is the key of the schedule.

    Returns
    -------
    tuple of Problem
        Empty when all is well.
    """
    try:
        data, lines = read_yaml(path), lines_of(path)
    except BadFile as bad:
        return (Problem(path, bad.line, bad.message, bad.fix),)
    return tuple(
        Problem(path, _line(place, lines), message, fix) for place, message, fix in _found(data, path.stem)
    )


def _found(data: Any, stem: str) -> Iterator[Found]:
    missing = [name for name in NEEDED if not isinstance(data, dict) or name not in data]
    if missing:
        yield (), f"{missing[0]!r} is missing.", f"A schedule has {', '.join(NEEDED)}."
        return
    if data["key"] != stem:
        yield ("key",), f"The key {data['key']!r} differs from the file name {stem!r}.", "Make them equal."
    waves = data.get("waves") or {}
    for name, wave in waves.items():
        yield from _wave(name, wave, data)
    known = {line.key for line in available()}
    for place, entry in enumerate(data["measures"]):
        yield from _measure(("measures", place), entry, known, waves)


def _wave(name: str, wave: Any, data: Any) -> Iterator[Found]:
    place = ("waves", name)
    absent = [part for part in ("label", "anchor", "before", "after", "accept") if part not in wave]
    if absent:
        yield place, f"The point {name!r} has no {absent[0]!r}.", "Add it."
    elif wave["anchor"] not in ANCHORS:
        yield place, f"The anchor {wave['anchor']!r} is not known.", f"Use one of: {', '.join(ANCHORS)}."
    elif wave["accept"] < wave["after"]:
        yield place, f"The point {name!r} ends before it is late.", "Let accept be at least after."
    elif wave["anchor"].startswith("intervention") and not data.get("intervention"):
        yield (
            place,
            f"The point {name!r} hangs on an intervention that is not named.",
            "Add 'intervention: ...'.",
        )


def _measure(place: tuple[str | int, ...], entry: Any, known: set[str], waves: Any) -> Iterator[Found]:
    if entry.get("measure") not in known:
        yield place, f"There is no measure called {entry.get('measure')!r}.", "Check its key."
    if entry.get("target") not in TARGETS:
        yield place, f"The target {entry.get('target')!r} is not known.", f"Use one of: {', '.join(TARGETS)}."
    if not entry.get("waves") and not entry.get("by_age"):
        yield place, f"{entry.get('measure')} has no point in time.", "Add waves, or by_age: true."
    for wave in entry.get("waves", ()):
        if wave not in waves:
            yield place, f"The point {wave!r} is not described.", f"Known: {', '.join(waves) or 'none'}."


def _line(place: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> int:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)
