"""Beyond the cut-off on at least one of several outcomes, before and after: the same people, counted once."""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_study.definition.further import AnyOf
from beside_study.findings import Can, Finding, Question
from beside_study.sections.clinical import COLUMNS, four, tests
from beside_study.sections.counts import HIDDEN, publish
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Floats


def questions(setting: Setting) -> list[Question]:
    """One question for each group of cut-offs of the study."""
    if setting.study.first == setting.study.last:
        return []
    found = []
    for asked in setting.study.any_of:
        before, after = (
            beyond_any(setting, asked, wave) for wave in (setting.study.first, setting.study.last)
        )
        n = int(np.isfinite(before + after).sum())
        least = setting.study.guards.change_refuse
        can: Can = "compute" if n >= least else "refuse"
        because = "" if can == "compute" else f"{n} people can be placed at both times; {least} are needed."
        title = f"{asked.label}: beyond at least one cut-off"
        answer = partial(_answer, setting, asked)
        found.append(Question(f"any_of:{asked.name}", "clinical", title, n, can, because, answer))
    return found


def beyond_any(setting: Setting, asked: AnyOf, wave: int) -> Floats:
    """1 when a known score is beyond its cut-off, 0 when all are known and none is, nan otherwise."""
    beyond, known = [], []
    for name in asked.outcomes:
        outcome = setting.study.outcome(name)
        score = setting.tidy.scores[name][:, wave]
        limit = outcome.cutoff.value if outcome.cutoff else np.nan
        beyond.append(score >= limit if outcome.lower_is_better else score <= limit)
        known.append(np.isfinite(score))
    some, whole = np.any(beyond, axis=0), np.all(known, axis=0)
    found: Floats = np.where(some, 1.0, np.where(whole, 0.0, np.nan))
    return found


def _answer(setting: Setting, asked: AnyOf) -> Finding:
    before, after = (beyond_any(setting, asked, wave) for wave in (setting.study.first, setting.study.last))
    labels = [setting.arm_label(arm) for arm, _ in setting.arms]
    table = [four(before[people], after[people]) for _, people in setting.arms]
    kept = [k for k, row in enumerate(table) if sum(row)]
    labels, table = [labels[k] for k in kept], [table[k] for k in kept]
    counts = publish(setting, labels, COLUMNS, table)
    said, numbers, p, verdict = tests(setting, table, counts, labels)
    names = [setting.study.outcome(name) for name in asked.outcomes]
    limits = "; ".join(f"{o.label} {o.cutoff.value:g} ({o.cutoff.source})" for o in names if o.cutoff)
    plain = []
    for row, label in enumerate(labels):
        left, stayed = counts.cell(row, 0), counts.cell(row, 1)
        where = f"At {label}" if setting.study.has_comparison else "In this group"
        if left is None or stayed is None:
            plain.append(f"{where}, we may not show how many were in no worry range any more: {HIDDEN}.")
        elif left + stayed >= setting.study.guards.small_cell:
            plain.append(
                f"{where}, {left} of {left + stayed} were in no worry range for {asked.said} any more."
            )
    return Finding(
        key=f"any_of:{asked.name}",
        section="clinical",
        title=f"{asked.label}: beyond at least one cut-off",
        verdict=verdict,
        plain=tuple(plain),
        manager=tuple(plain),
        full=(f"Beyond at least one of: {limits}.", *said),
        caveats=("any_of", *(("two_sites",) if setting.study.design == "two_sites" else ())),
        grids=(counts.grid(f"{asked.label}: beyond at least one cut-off, before and after", "group"),),
        numbers={"counts": counts.numbers(), **numbers},
        p=p,
        family="leaving the clinical range" if p is not None else "",
        exploratory=asked.exploratory,
        n_used=sum(map(sum, table)),
        n_eligible=setting.tidy.n,
    )
