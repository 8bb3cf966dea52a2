"""How well the questions of a questionnaire hang together in this group."""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_stats._result import CannotCompute
from beside_study.definition.outcome import Outcome
from beside_study.findings import Can, Finding, Grid, Question
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Floats
from beside_study.words.numbers import between, plain
from beside_study.words.sentence import reason


def questions(setting: Setting) -> list[Question]:
    """One question for each outcome whose single answers are in the table."""
    found = []
    for outcome in setting.study.outcomes:
        if not outcome.items:
            continue
        n = int(np.isfinite(setting.tidy.items[outcome.name]).all(axis=1).sum())
        can: Can = "compute" if n >= setting.study.guards.alpha else "refuse"
        because = (
            ""
            if can == "compute"
            else f"{n} people answered all its questions; {setting.study.guards.alpha} are needed."
        )
        title = f"{outcome.label}: do its questions hang together?"
        answer = partial(_answer, setting, outcome)
        found.append(Question(f"measure:{outcome.name}", "measurement", title, n, can, because, answer))
    return found


def _turned(setting: Setting, outcome: Outcome) -> Floats:
    items = setting.tidy.items[outcome.name].copy()
    for k, name in enumerate(outcome.items):
        if name in outcome.reverse_items:
            items[:, k] = np.nanmax(items) + np.nanmin(items) - items[:, k]
    return items


def _answer(setting: Setting, outcome: Outcome) -> Finding:
    from beside_stats.measurement import cronbach_alpha, omega_total

    items = _turned(setting, outcome)
    alpha = cronbach_alpha(items, missing="omit")
    rows = [("alpha", plain(alpha.alpha.value, 2), between(alpha.alpha.low, alpha.alpha.high, 2))]
    numbers: dict[str, float | None] = {
        "alpha": alpha.alpha.value,
        "low": alpha.alpha.low,
        "high": alpha.alpha.high,
    }
    said = []
    try:
        omega = omega_total(items, missing="omit").omega
        rows.append(("omega", plain(omega.value, 2), between(omega.low, omega.high, 2)))
        numbers["omega"] = omega.value
    except CannotCompute as refused:
        said.append(f"Omega was not computed: {reason(refused.message)}")
    return Finding(
        key=f"measure:{outcome.name}",
        section="measurement",
        title=f"{outcome.label}: do its questions hang together?",
        full=(
            f"{len(outcome.items)} questions, n = {alpha.n_used}, {outcome.instrument or 'instrument not named'}.",
            *said,
        ),
        notes=tuple(alpha.warnings),
        grids=(Grid(f"{outcome.label}: reliability here", ("", "value", "95% interval"), tuple(rows)),),
        numbers=numbers,
        references=alpha.references,
        outcome=outcome.name,
        n_used=alpha.n_used,
        n_eligible=setting.tidy.n,
    )
