"""Tables made up with a known truth, for tests of the whole way."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np


def write_csv(path: Path, columns: Mapping[str, Sequence[object]], separator: str = ",") -> Path:
    """Write columns as CSV; nan and None become empty cells."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(columns)
        for row in zip(*columns.values(), strict=True):
            writer.writerow(["" if v is None or v != v else v for v in row])
    return path


def mother_child(path: Path, *, carrier: float = -0.9, seed: int = 3, n: tuple[int, int] = (65, 25)) -> Path:
    """Two sites, two waves. Only growth in closeness goes with severity a year on: ``carrier`` is its weight.

    With ``carrier`` 0 nothing carries; with a positive one the truth points the other way.
    """
    rng = np.random.default_rng(seed)
    people = sum(n)
    site = np.repeat(["program", "comparison"], n)
    program = (site == "program").astype(float)
    age = np.round(rng.normal(29, 5, people))
    severity = rng.normal(20, 4, people)
    first = {
        "severity": severity,
        "use_problems": rng.normal(15, 4, people),
        "confidence": rng.normal(40, 9, people),
        "depression": np.clip(np.round(rng.normal(13, 5, people)), 0, 27),
        "anxiety": np.clip(np.round(rng.normal(11, 4, people)), 0, 21),
        "closeness": rng.normal(15, 3, people),
        "support": rng.normal(50, 10, people),
    }
    growth = 0.5 + 2.5 * program + rng.normal(0, 2.5, people)
    later = {
        "severity": 10 + 0.4 * severity + carrier * growth + rng.normal(0, 2.5, people),
        "use_problems": first["use_problems"] - 4 + rng.normal(0, 3, people),
        "confidence": first["confidence"] + 6 + rng.normal(0, 7, people),
        "depression": np.clip(np.round(first["depression"] - 1 - 3 * program + rng.normal(0, 4, people)), 0, 27),
        "anxiety": np.clip(np.round(first["anxiety"] - 1 - 2 * program + rng.normal(0, 3.5, people)), 0, 21),
        "closeness": first["closeness"] + growth,
        "support": first["support"] + 6 * program - 3 + rng.normal(0, 8, people),
    }
    gone = rng.random(people) < 0.08
    start = np.datetime64("2023-01-09") + rng.integers(0, 500, people)
    end = start + 365 + rng.integers(-40, 40, people)
    ids = [f"P{k:03d}" for k in range(people)]
    columns: dict[str, list[object]] = {
        "person": ids * 2,
        "wave": ["intake"] * people + ["year_1"] * people,
        "date": [*map(str, start), *("" if g else str(d) for g, d in zip(gone, end, strict=True))],
        "site": [*site, *site],
        "reason_missing": [""] * people + ["moved away" if g else "" for g in gone],
        "age": [*age, *age],
    }
    for name in first:
        after = np.where(gone, np.nan, later[name])
        columns[name] = [round(float(v), 2) for v in (*first[name], *after)]
    return write_csv(path, columns)
