"""Was taking part for longer, or more, followed by other scores, given where people began?"""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_study.definition.questions import Dose
from beside_study.findings import Can, Finding, Grid, Question
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools
from beside_study.words.numbers import between, chance, plain, signed
from beside_study.words.verbs import WENT_TOGETHER, verdict


def questions(setting: Setting) -> list[Question]:
    """One question for each dose of the study, within the program."""
    if setting.study.first == setting.study.last:
        return []
    found = []
    for dose in setting.study.doses:
        n = int(_rows(setting, dose).sum())
        least = setting.study.guards.mechanism_refuse
        can: Can = "compute" if n >= least else "refuse"
        because = "" if can == "compute" else f"{n} people have all that is needed; at least {least} are."
        title = f"{dose.label} and {setting.study.outcome(dose.outcome).label}"
        answer = partial(_answer, setting, dose)
        found.append(Question(f"dose:{dose.column}:{dose.outcome}", "dose", title, n, can, because, answer))
    return found


def _rows(setting: Setting, dose: Dose) -> Bools:
    amount = setting.tidy.once[dose.column]
    keep: Bools = (
        setting.both(setting.study.outcome(dose.outcome)) & np.isfinite(amount) & (setting.tidy.arm == 1)
    )
    return keep


def _answer(setting: Setting, dose: Dose) -> Finding:
    from beside_stats.mechanism import hierarchical_regression

    outcome = setting.study.outcome(dose.outcome)
    keep = _rows(setting, dose)
    amount = setting.tidy.once[dose.column][keep]
    covariates = setting.covariates(setting.study.covariates, keep)
    covariates = {
        n: v[keep] for n, v in covariates.items() if n != dose.column and np.isfinite(v[keep]).all()
    }
    steps = [{"score at the start": setting.before(outcome)[keep], **covariates}, {dose.label: amount}]
    result = hierarchical_regression(setting.after(outcome)[keep], steps, missing="raise")
    final = result.steps[-1]
    term = final.terms[-1].estimate
    gain = verdict(term.low, term.high, outcome.sign)
    size = f"{signed(term.value, 2)} points per unit ({between(term.low, term.high, 2)})"
    together = (
        f"{dose.label} {WENT_TOGETHER}"
        if gain != "unclear"
        else f"{dose.label} did not clearly go together with"
    )
    words = {"better": "did better with", "worse": "did less well with"}
    return Finding(
        key=f"dose:{dose.column}:{dose.outcome}",
        section="dose",
        title=f"{dose.label} and {outcome.label}",
        verdict=gain,
        plain=(
            f"People with more {dose.label} {words[gain]} {outcome.said}."
            if gain in words
            else f"{dose.label} and {outcome.said} did not clearly go together.",
        ),
        manager=(f"{together} {outcome.label}: {size}.",),
        full=(f"Regression given the start score, n = {result.n_used}, p {chance(term.p)}; R² {plain(final.r2, 2)}.",),
        caveats=("dose", *(("exploratory",) if dose.exploratory else ())),
        notes=tuple(result.warnings),
        grids=(
            Grid(
                f"{dose.label}: all terms",
                ("term", "weight", "95% interval", "p"),
                tuple(
                    ("start of the line" if "ntercept" in t.name else t.name, signed(t.estimate.value, 2),
                     between(t.estimate.low, t.estimate.high, 2), chance(t.estimate.p))
                    for t in final.terms
                ),
            ),
        ),
        numbers=numbers_of(result),
        references=result.references,
        p=term.p,
        family="dose",
        outcome=outcome.name,
        exploratory=dose.exploratory,
        n_used=result.n_used,
        n_eligible=int((setting.tidy.arm == 1).sum()),
    )  # fmt: skip
