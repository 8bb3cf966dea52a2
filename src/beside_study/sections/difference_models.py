"""The main comparison of each design: overlap-weighted between sites, as assigned in a trial."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from beside_stats._result import CannotCompute, Estimate
from beside_study.definition.outcome import Outcome
from beside_study.findings import Grid
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import plain
from beside_study.words.sentence import quoted, reason


@dataclass(frozen=True)
class Headline:
    """The comparison a report stands on."""

    key: str
    name: str
    estimate: Estimate
    as_assigned: bool
    n_used: int
    said: tuple[str, ...]
    warnings: tuple[str, ...]
    grids: tuple[Grid, ...]
    numbers: Mapping[str, Any]
    references: tuple[str, ...]


def complete(setting: Setting, outcome: Outcome) -> tuple[Bools, dict[str, Floats]]:
    """Who has arm, both scores and all covariates; and the covariates with the start score first."""
    keep = setting.both(outcome) & (setting.tidy.arm >= 0)
    covariates = setting.covariates(setting.study.covariates, keep)
    for values in covariates.values():
        keep &= np.isfinite(values)
    return keep, {"score at the start": setting.before(outcome), **covariates}


def adjusted(setting: Setting, outcome: Outcome) -> Headline:
    """ANCOVA with standard errors that do not need equal spread (HC3)."""
    from beside_stats.comparison import ancova

    keep, columns = complete(setting, outcome)
    others = {name: values[keep] for name, values in columns.items() if name != "score at the start"}
    result = ancova(
        setting.after(outcome)[keep],
        setting.before(outcome)[keep],
        setting.tidy.arm[keep],
        reference=0,
        covariates=others or None,
        min_per_group=setting.study.guards.per_arm,
    )
    said = f"ANCOVA (HC3) on {int(keep.sum())} people, given the start score{_and(tuple(others))}."
    return Headline(
        "ancova", "given the start score", result.difference_hc3, setting.study.is_randomised, int(keep.sum()),
        (said,), tuple(result.warnings), (), numbers_of(result), result.references,
    )  # fmt: skip


def between_sites(setting: Setting, outcome: Outcome) -> Headline:
    """Overlap-weighted difference; when that must be refused, the ANCOVA with the refusal stated."""
    from beside_stats.nonrandomised import weighted_comparison

    keep, columns = complete(setting, outcome)
    guards = setting.study.guards
    try:
        result = weighted_comparison(
            setting.tidy.arm[keep].astype(float),
            {name: values[keep] for name, values in columns.items()},
            setting.after(outcome)[keep],
            estimand="overlap",
            refuse_below_per_arm=guards.per_arm,
            min_effective=guards.effective_sample,
        )
    except CannotCompute as refused:
        plain_one = adjusted(setting, outcome)
        said = (f"The groups could not be evened out by weights: {reason(refused.message)}", *plain_one.said)
        return _with(plain_one, said, (*plain_one.warnings, refused.code))
    program, comparison = result.effective_n
    said = (
        f"Overlap weights on {int(keep.sum())} people even out the start score{_and(tuple(columns)[1:])}; "
        f"worth about {program:.0f} and {comparison:.0f} people after weighting.",
        "It speaks about the people who could have been at either site.",
    )
    return Headline(
        "overlap", "evened out by overlap weights", result.difference, False, int(keep.sum()), said,
        tuple(result.warnings), (_balance(outcome, result.balance),), numbers_of(result), result.references,
    )  # fmt: skip


def as_assigned(setting: Setting, outcome: Outcome) -> Headline:
    """Everybody as assigned: a model for repeated measures with three waves or more, else ANCOVA."""
    if setting.study.last - setting.study.first < 2:
        return adjusted(setting, outcome)
    from beside_study.sections.visits import repeated_measures

    try:
        return repeated_measures(setting, outcome)
    except CannotCompute as refused:
        plain_one = adjusted(setting, outcome)
        said = (
            f"The model for repeated measures could not be used: {reason(refused.message)}",
            *plain_one.said,
        )
        return _with(plain_one, said, (*plain_one.warnings, refused.code))


def _with(headline: Headline, said: tuple[str, ...], warnings: tuple[str, ...]) -> Headline:
    from dataclasses import replace

    return replace(headline, said=said, warnings=warnings)


def _and(names: tuple[str, ...]) -> str:
    return f" and {', '.join(map(quoted, names))}" if names else ""


def _balance(outcome: Outcome, balance: Any) -> Grid:
    rows = tuple((row.name, plain(row.smd_before, 2), plain(row.smd_after, 2)) for row in balance)
    head = ("asked at the start", "difference before (SD)", "after weighting (SD)")
    return Grid(f"{outcome.label}: were the groups alike at the start?", head, rows)
