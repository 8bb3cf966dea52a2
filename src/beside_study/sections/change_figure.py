"""The drawing of one arm's change: every person's line (where that is safe) and the mean."""

from __future__ import annotations

import numpy as np

from beside_study.definition.outcome import Outcome
from beside_study.figures.spaghetti import Group, spaghetti
from beside_study.findings import Figure, Grid
from beside_study.sections.drawable import LEFT_OUT, may_draw_people
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Floats
from beside_study.words.numbers import between, digits_for, plain


def change_figure(setting: Setting, outcome: Outcome) -> tuple[Figure, ...]:
    """One figure with a panel for each arm, or none when nobody answered.

    Notes
    -----
    In a report that may leave the program the lines stand at the planned times, not at a person's own dates,
    and are left out where ``may_draw_people`` says so.
    """
    groups, rows, shown = [], [], may_draw_people(setting, outcome)
    for arm, people in setting.arms:
        scores = setting.tidy.scores[outcome.name][people]
        seen = int(np.isfinite(scores).any(axis=1).sum())
        if not seen:
            continue
        group, table = _group(setting, setting.arm_label(arm), scores, setting.tidy.months[people])
        groups.append(group)
        rows += table
    if not groups:
        return ()
    title = f"{outcome.label}: each person and the mean"
    grid = Grid(title, ("group", "when", "people", "mean", "95% interval"), tuple(rows))
    desc = "; ".join(f"{row[0]}, {row[1]}: mean {row[3]}, {row[2]} people" for row in rows)
    waves = [(wave.months, wave.label) for wave in setting.study.waves]
    name = f"change-{outcome.name}"
    svg = spaghetti(name, title, f"{desc}. {outcome.better} is better.", groups, waves, "score", shown)
    thin = "Thin lines: one person each." if shown else LEFT_OUT
    told = f"{thin} Thick line: the mean with its 95% interval. {outcome.better.capitalize()} is better."
    return (Figure(name, svg, told, grid),)


def _group(
    setting: Setting, label: str, scores: Floats, months: Floats
) -> tuple[Group, list[tuple[str, str, str, str, str]]]:
    n, means, low, high = _means(scores)
    planned = np.array([wave.months for wave in setting.study.waves])
    times = np.broadcast_to(planned, scores.shape) if setting.outside else months
    points = digits_for(float(np.nanmax(np.abs(means))) / 5)
    rows = []
    for k, wave in enumerate(setting.study.waves):
        limits = between(float(low[k]), float(high[k]), points) if np.isfinite(low[k]) else "not shown"
        rows.append((label, wave.label, str(n[k]), plain(float(means[k]), points), limits))
    return Group(label, np.asarray(times, dtype=float), scores, means, low, high), rows


def _means(scores: Floats) -> tuple[list[int], Floats, Floats, Floats]:
    from scipy.special import stdtrit

    n = np.isfinite(scores).sum(axis=0)
    means = np.array(
        [float(np.nanmean(column)) if k else np.nan for column, k in zip(scores.T, n, strict=True)]
    )
    half = np.full(len(n), np.nan)
    for w, k in enumerate(n):
        if k >= 5:
            sd = float(np.nanstd(scores[:, w], ddof=1))
            half[w] = float(stdtrit(k - 1, 0.975)) * sd / float(np.sqrt(k))
    return [int(k) for k in n], means, means - half, means + half
