"""The drawing of one arm's change: every person's line (where that is safe) and the mean."""

from __future__ import annotations

import numpy as np

from beside_study.definition.outcome import Outcome
from beside_study.definition.people import Arm
from beside_study.figures.spaghetti import Group, spaghetti
from beside_study.findings import Figure, Grid
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import between, digits_for, plain

FEWEST_LINES_OUTSIDE = 10


def change_figure(setting: Setting, outcome: Outcome, arm: Arm | None, rows: Bools) -> tuple[Figure, ...]:
    """One figure, or none when nobody answered.

    Notes
    -----
    In a report that may leave the program the lines stand at the planned times, not at a person's own dates,
    and are left out under ten people, so that nobody can be recognised by them.
    """
    scores = setting.tidy.scores[outcome.name][rows]
    if not np.isfinite(scores).any():
        return ()
    planned = np.array([wave.months for wave in setting.study.waves])
    people = int(np.isfinite(scores).any(axis=1).sum())
    show = not setting.outside or people >= FEWEST_LINES_OUTSIDE
    months = np.broadcast_to(planned, scores.shape) if setting.outside else setting.tidy.months[rows]
    n, means, low, high = _means(scores)
    label = setting.arm_label(arm)
    title = f"{outcome.label}: each person and the mean, {label}"
    grid = _grid(setting, title, n, means, low, high)
    desc = "; ".join(f"{row[0]}: mean {row[2]}, {row[1]} people" for row in grid.rows)
    name = f"change-{outcome.name}-{arm.value if arm else 'all'}"
    waves = [(wave.months, wave.label) for wave in setting.study.waves]
    group = Group(label, np.asarray(months, dtype=float), scores, means, low, high)
    svg = spaghetti(name, title, f"{desc}. {outcome.better} is better.", [group], waves, "score", show)
    told = f"Thin lines: one person each. Thick line: the mean with its 95% interval. {outcome.better.capitalize()} is better."
    if not show:
        told = "Lines of single people are left out to protect privacy. Thick line: the mean with its 95% interval."
    return (Figure(name, svg, told, grid),)


def _means(scores: Floats) -> tuple[list[int], Floats, Floats, Floats]:
    from scipy.stats import t

    n = np.isfinite(scores).sum(axis=0)
    means = np.array(
        [float(np.nanmean(column)) if k else np.nan for column, k in zip(scores.T, n, strict=True)]
    )
    half = np.full(len(n), np.nan)
    for w, k in enumerate(n):
        if k >= 5:
            sd = float(np.nanstd(scores[:, w], ddof=1))
            half[w] = float(t.ppf(0.975, k - 1)) * sd / float(np.sqrt(k))
    return [int(k) for k in n], means, means - half, means + half


def _grid(setting: Setting, title: str, n: list[int], means: Floats, low: Floats, high: Floats) -> Grid:
    points = digits_for(float(np.nanmax(np.abs(means))) / 5)
    rows = tuple(
        (
            wave.label,
            str(n[k]),
            plain(float(means[k]), points),
            between(float(low[k]), float(high[k]), points) if np.isfinite(low[k]) else "not shown",
        )
        for k, wave in enumerate(setting.study.waves)
    )
    return Grid(title, ("when", "people", "mean", "95% interval"), rows)
