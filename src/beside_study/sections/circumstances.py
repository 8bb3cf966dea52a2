"""Circumstances and protections counted in pairs, for a group; never for one person, never one alone."""

from __future__ import annotations

from functools import partial

import numpy as np

from beside_stats._result import CannotCompute
from beside_study.definition.questions import Circumstances
from beside_study.findings import Can, Finding, Grid, Question
from beside_study.sections.counts import publish
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import between, chance, plain, signed
from beside_study.words.verbs import WENT_TOGETHER


def questions(setting: Setting) -> list[Question]:
    """One question when the study lists both."""
    asked = setting.study.circumstances
    if asked is None:
        return []
    title = f"Circumstances, protection and {setting.study.outcome(asked.outcome).label}"
    answer = partial(_answer, setting, asked)
    try:
        keep, _, _ = _rows(setting, asked)
    except CannotCompute as refused:
        return [Question("circumstances", "circumstances", title, 0, "refuse", refused.message, answer)]
    least = setting.study.guards.mechanism_refuse
    n = int(keep.sum())
    can: Can = "compute" if n >= least else "refuse"
    because = "" if can == "compute" else f"{n} people have both counts and the outcome; {least} are needed."
    return [Question("circumstances", "circumstances", title, n, can, because, answer)]


def _rows(setting: Setting, asked: Circumstances) -> tuple[Bools, Floats, Floats]:
    from beside_stats.publication import risk_and_protection

    once = setting.tidy.once
    risks = np.column_stack([once[name] for name in asked.risks])
    protections = np.column_stack([once[name] for name in asked.protections])
    counted = risk_and_protection(risks, protections)
    risk, protection = np.asarray(counted.risk, dtype=float), np.asarray(counted.protection, dtype=float)
    outcome = setting.tidy.scores[asked.outcome][:, setting.study.last]
    keep: Bools = np.isfinite(risk) & np.isfinite(protection) & np.isfinite(outcome)
    return keep, risk, protection


def _answer(setting: Setting, asked: Circumstances) -> Finding:
    from beside_stats.mechanism import hierarchical_regression

    outcome = setting.study.outcome(asked.outcome)
    keep, risk, protection = _rows(setting, asked)
    scores = setting.tidy.scores[asked.outcome][:, setting.study.last][keep]
    centred_risk, centred_protection = (
        risk[keep] - risk[keep].mean(),
        protection[keep] - protection[keep].mean(),
    )
    steps = [
        {"circumstances": centred_risk, "protections": centred_protection},
        {"circumstances x protections": centred_risk * centred_protection},
    ]
    result = hierarchical_regression(scores, steps, missing="raise")
    terms = {term.name: term.estimate for term in result.steps[-1].terms}
    both = terms["circumstances x protections"]
    clear = both.low is not None and both.high is not None and not both.low <= 0 <= both.high
    words = "depended on" if clear else "did not clearly depend on"
    high, safe = risk >= np.median(risk[keep]), protection >= np.median(protection[keep])
    table = [[int((keep & (high == h) & (safe == s)).sum()) for s in (False, True)] for h in (False, True)]
    counts = publish(
        setting, ("fewer circumstances", "more circumstances"), ("less protection", "more protection"), table
    )
    return Finding(
        key="circumstances",
        section="circumstances",
        title=f"Circumstances, protection and {outcome.label}",
        verdict="described" if clear else "unclear",
        headline="" if clear else "Not supported in these data",
        plain=(f"How strongly circumstances {WENT_TOGETHER} {outcome.said} {words} what protects.",),
        manager=(
            f"The link between circumstances and {outcome.label} {words} protection: {signed(both.value, 2)} "
            f"({between(both.low, both.high, 2)}).",
        ),
        full=(
            f"{len(asked.risks)} circumstances and {len(asked.protections)} protections, yes or no, centred; "
            f"n = {result.n_used}; interaction p {chance(both.p)}.",
        ),
        caveats=("circumstances", "moderation"),
        notes=tuple(result.warnings),
        grids=(
            Grid(
                "Both counts together",
                ("term", "weight", "95% interval", "p"),
                tuple(
                    (n, signed(e.value, 2), between(e.low, e.high, 2), chance(e.p)) for n, e in terms.items()
                ),
            ),
            counts.grid("People by both counts", ""),
        ),
        numbers={
            "terms": {
                n: {"value": e.value, "low": e.low, "high": e.high, "p": e.p} for n, e in terms.items()
            },
            "r2": plain(result.steps[-1].r2, 3),
            "counts": counts.numbers(),
        },
        references=result.references,
        p=both.p,
        family="moderation",
        outcome=outcome.name,
        n_used=result.n_used,
        n_eligible=setting.tidy.n,
    )
