"""The same comparison in other ways, so that a reader sees whether the answer hangs on one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from beside_stats._result import CannotCompute, Estimate
from beside_study.definition.outcome import Outcome
from beside_study.sections.difference_models import adjusted, complete
from beside_study.sections.numbers_of import numbers_of
from beside_study.sections.setting import Setting
from beside_study.words.numbers import between, chance, signed


@dataclass(frozen=True)
class Check:
    """One more way: its estimate, or why it could not be done."""

    key: str
    name: str
    estimate: Estimate | None
    n_used: int
    numbers: Mapping[str, Any]
    because: str = ""

    def row(self, points: int) -> tuple[str, str, str, str, str]:
        """As a row of the table."""
        if self.estimate is None:
            return self.name, f"not computed: {self.because}", "", "", str(self.n_used)
        value = self.estimate
        return (
            self.name,
            signed(value.value, points),
            between(value.low, value.high, points),
            chance(value.p),
            str(self.n_used),
        )


def checks_of(setting: Setting, outcome: Outcome) -> list[Check]:
    """All ways that fit the design, each with its own refusal if it must."""
    ways: list[tuple[str, str, Callable[[Setting, Outcome], tuple[Estimate, int, Mapping[str, Any]]]]] = [
        ("ancova", "given the start score (ANCOVA, HC3)", _ancova),
        ("change_score", "difference between the changes", _change_score),
        ("imputed", "missing scores imputed many times", _imputed),
    ]
    if setting.study.design == "two_sites":
        ways += [("g_computation", "standardised over everybody", _g), ("aipw", "doubly robust", _aipw)]
    if setting.study.per_protocol:
        ways.append(("per_protocol", "per protocol: only those who took it up", _per_protocol))
    return [_try(setting, outcome, *way) for way in ways]


def _try(setting: Setting, outcome: Outcome, key: str, name: str, way: Any) -> Check:
    n = int((setting.both(outcome) & (setting.tidy.arm >= 0)).sum())
    try:
        estimate, used, numbers = way(setting, outcome)
    except CannotCompute as refused:
        return Check(key, name, None, n, {"refused": refused.message}, refused.message)
    return Check(key, name, estimate, used, numbers)


def _ancova(setting: Setting, outcome: Outcome) -> tuple[Estimate, int, Mapping[str, Any]]:
    found = adjusted(setting, outcome)
    return found.estimate, found.n_used, found.numbers


def _change_score(setting: Setting, outcome: Outcome) -> tuple[Estimate, int, Mapping[str, Any]]:
    from beside_stats.comparison import group_by_time

    keep = setting.both(outcome) & (setting.tidy.arm >= 0)
    before, after = setting.before(outcome)[keep], setting.after(outcome)[keep]
    result = group_by_time(before, after, setting.tidy.arm[keep], reference=0)
    return result.difference_in_change, int(keep.sum()), numbers_of(result)


def _imputed(setting: Setting, outcome: Outcome) -> tuple[Estimate, int, Mapping[str, Any]]:
    from beside_stats.missing import impute, pooled_regression

    known = setting.tidy.arm >= 0
    covariates = setting.covariates(setting.study.covariates, known)
    columns = {
        "after": setting.after(outcome)[known],
        "before": setting.before(outcome)[known],
        "arm": setting.tidy.arm[known].astype(float),
        **{name: values[known] for name, values in covariates.items()},
    }
    if not any(np.isnan(values).any() for values in columns.values()):
        raise CannotCompute("nothing_missing", "nothing is missing.")
    filled = impute(columns, m=setting.study.imputations, seed=setting.study.seed, jobs=setting.jobs)
    result = pooled_regression(filled, "after", ["arm", "before", *covariates])
    term = next(term for term in result.terms if term.name == "arm")
    return term.estimate, int(known.sum()), numbers_of(result)


def _g(setting: Setting, outcome: Outcome) -> tuple[Estimate, int, Mapping[str, Any]]:
    from beside_stats.nonrandomised import g_computation

    keep, columns = complete(setting, outcome)
    covariates = {name: values[keep] for name, values in columns.items()}
    result = g_computation(setting.tidy.arm[keep].astype(float), covariates, setting.after(outcome)[keep])
    return result.ate, int(keep.sum()), numbers_of(result)


def _aipw(setting: Setting, outcome: Outcome) -> tuple[Estimate, int, Mapping[str, Any]]:
    from beside_stats.nonrandomised import aipw

    keep, columns = complete(setting, outcome)
    covariates = {name: values[keep] for name, values in columns.items()}
    result = aipw(setting.tidy.arm[keep].astype(float), covariates, setting.after(outcome)[keep])
    return result.ate, int(keep.sum()), numbers_of(result)


def _per_protocol(setting: Setting, outcome: Outcome) -> tuple[Estimate, int, Mapping[str, Any]]:
    from dataclasses import replace

    took_up = setting.tidy.once[setting.study.per_protocol]
    keep = (setting.tidy.arm == 0) & (np.isnan(took_up) | (took_up == 1)) | (took_up == 1)
    found = adjusted(replace(setting, tidy=setting.tidy.where(keep)), outcome)
    return found.estimate, found.n_used, found.numbers
