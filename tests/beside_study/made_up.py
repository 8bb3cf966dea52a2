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
        "depression": np.clip(
            np.round(first["depression"] - 1 - 3 * program + rng.normal(0, 4, people)), 0, 27
        ),
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


FULL_STUDY = """
study: everything
title: A study of everything
question: Did mothers and children change over two years, and what went together with it?
design: {design}
people: mothers
columns: {{person: person, wave: wave, date: date, arm: arm, reason: reason}}
arms:
  program: {{value: a, label: Riverside}}
  comparison: {{value: b, label: the comparison site}}
waves:
  - {{name: w0, label: Intake, months: 0}}
  - {{name: w1, label: Six months, months: 6}}
  - {{name: w2, label: One year, months: 12}}
  - {{name: w3, label: Two years, months: 24, window_days: 90}}
flow: {{eligible: 260, met_criteria: 230, allocated: 210}}
outcomes:
  - {{name: severity, label: Addiction severity, said: substance use, direction: lower_is_better, primary: true, range: [0, 60],
     reliability: 0.85, sd: 8, cutoff: {{value: 22, source: made up for a test}}}}
  - {{name: mood, label: Depression, said: low mood, direction: lower_is_better, reliability: 0.89, sd: 5.5, range: [0, 40],
     items: [i1, i2, i3, i4], reverse_items: [i4]}}
  - {{name: closeness, label: Relationship capacity, said: closeness to others, direction: higher_is_better, domain: relationship,
     norms: {{clinical: {{mean: 14, sd: 4, source: made up}}, general: {{mean: 22, sd: 4, source: made up}}}}}}
  - {{name: child, label: Child behaviour problems, said: hard behaviour of the child, direction: lower_is_better, domain: child,
     horizon_months: 36}}
covariates: [age, housing]
per_protocol: took_up
mechanisms:
  - {{kind: competing, name: closeness_severity, outcome: severity, main: closeness, rivals: [mood]}}
  - {{kind: path, name: by_closeness, start: arm, through: [closeness], outcome: severity, through_wave: w1, outcome_wave: w3}}
  - {{kind: path, name: by_both, start: arm, through: [closeness, mood], outcome: severity, through_wave: w1, outcome_wave: w3, exploratory: true}}
moderators:
  - {{name: readiness, outcome: severity, column: readiness, label: wish to change at the start, exploratory: true}}
pairs:
  - {{first: mood, second: child}}
dose:
  - {{column: sessions, label: sessions, outcome: severity}}
retention: {{months: months, left: has_left, ending: ending, horizon_months: 12}}
services:
  - {{count: sessions, label: sessions, months: months, by: early, by_label: coming in pregnancy}}
economics: {{cost: cost, effect: closeness, currency: CAD, price_year: 2025, perspective: public services, horizon_months: 24,
  covariates: [age]}}
circumstances: {{risks: [r1, r2, r3], protections: [p1, p2], outcome: child}}
hypotheses:
  - {{name: H1, kind: difference, about: severity, statement: Severity is lower at Riverside after two years}}
  - {{name: H2, kind: mechanism, about: closeness_severity, statement: Growth in closeness goes with less severity}}
seed: 7
"""


def everything(folder: Path, *, n: int = 200, design: str = "two_sites", seed: int = 11) -> tuple[Path, Path]:
    """A study with all sections and its table: ``n`` people, four waves, some missing."""
    rng = np.random.default_rng(seed)
    arm = rng.permutation(np.arange(n) % 2)
    program = (arm == 0).astype(float)
    tie = rng.normal(0, 1, n)
    steps = np.array([0.0, 0.5, 0.8, 1.0])
    grow = (1 + 4 * program + rng.normal(0, 2.5, n))[:, None] * steps
    noise = rng.normal(0, 2.5, (4, n, 4))
    once = {
        "age": np.round(rng.normal(29, 5, n)),
        "housing": rng.choice(["own", "shared", "shelter"], n),
        "readiness": rng.normal(5, 2, n).round(1),
        "took_up": np.where(program == 1, (rng.random(n) < 0.8).astype(float), np.nan),
        "months": np.round(np.minimum(rng.exponential(18 + 8 * program), 24), 1),
        "early": (rng.random(n) < 0.4).astype(float),
        "cost": np.round(rng.gamma(4, 1500 + 500 * program)),
        **{name: (rng.random(n) < 0.4).astype(float) for name in ("r1", "r2", "r3", "p1", "p2")},
    }
    left = (once["months"] < 24).astype(float)
    once["has_left"] = left
    once["ending"] = np.where(left == 1, rng.choice(["planned", "lost contact", "moved away"], n), "")
    once["sessions"] = rng.poisson(once["months"] * (1.2 + 0.5 * once["early"])).astype(float)
    scores = {
        "severity": np.clip(26 + 5 * rng.normal(0, 1, n)[:, None] - 4 * steps - 0.9 * grow + noise[0], 0, 60),
        "mood": np.clip(14 + 4 * tie[:, None] - 3 * steps - 0.2 * grow + noise[1], 0, 40),
        "closeness": 15 + 3 * tie[:, None] + grow + noise[2],
        "child": 20 + 3 * rng.normal(0, 1, n)[:, None] - 2 * steps + noise[3],
    }
    items = {f"i{k}": np.clip(np.round(2 + tie + rng.normal(0, 0.8, n)), 0, 4) for k in (1, 2, 3)}
    items["i4"] = np.clip(np.round(2 - tie + rng.normal(0, 0.8, n)), 0, 4)
    seen = rng.random((n, 4)) < [1.0, 0.9, 0.85, 0.8]
    start = np.datetime64("2021-01-04") + rng.integers(0, 300, n)
    columns: dict[str, list[object]] = {
        k: [] for k in ("person", "wave", "date", "arm", "reason", *once, *scores, *items)
    }
    for w, months in enumerate((0, 6, 12, 24)):
        for k in range(n):
            columns["person"].append(f"P{k:04d}")
            columns["wave"].append(f"w{w}")
            day = start[k] + int(months * 30.4375) + (int(rng.integers(-30, 30)) if w else 0)
            columns["date"].append(str(day) if seen[k, w] else "")
            columns["arm"].append("ab"[arm[k]])
            columns["reason"].append(
                "" if seen[k, w] else str(rng.choice(["moved away", "could not be reached"]))
            )
            for name, values in once.items():
                columns[name].append(values[k])
            for name, values in scores.items():
                columns[name].append(round(float(values[k, w]), 2) if seen[k, w] else None)
            for name, values in items.items():
                columns[name].append(values[k] if w == 0 else None)
    study = folder / "study.yaml"
    study.write_text(FULL_STUDY.format(design=design), encoding="utf-8")
    return study, write_csv(folder / "table.csv", columns)
