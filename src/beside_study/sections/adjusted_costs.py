"""Costs and gains adjusted together for what people brought: seemingly unrelated regressions."""

from __future__ import annotations

import numpy as np

from beside_stats._result import CannotCompute
from beside_study.definition.questions import Economics
from beside_study.sections.setting import Setting
from beside_study.table.tidy import Bools, Floats
from beside_study.words.numbers import between, plain, signed
from beside_study.words.sentence import reason


def adjusted_costs(
    setting: Setting, asked: Economics, keep: Bools, gain: Floats, cost: Floats
) -> tuple[str, ...]:
    """One sentence with both adjusted differences, or why there is none; nothing without covariates."""
    from beside_stats.economics import sur

    columns = setting.covariates(asked.covariates, keep)
    if not columns:
        return ()
    whole = keep & np.all([np.isfinite(values) for values in columns.values()], axis=0)
    arm = setting.tidy.arm[whole].astype(float)
    given = np.column_stack([arm, *(values[whole] for values in columns.values())])
    names = ["program", *columns]
    try:
        found = sur(
            gain[whole], cost[whole], given, given, effect_names=names, cost_names=names, treated_term="program"
        )  # fmt: skip
    except CannotCompute as refused:
        return (f"Costs and gains were not adjusted: {reason(refused.message)}",)
    extra = next(term.estimate for term in found.cost_terms if term.name == "program")
    more = next(term.estimate for term in found.effect_terms if term.name == "program")
    return (
        f"Adjusted together on {int(whole.sum())} people (seemingly unrelated regressions): extra cost "
        f"{plain(extra.value, 0)} {asked.currency} ({between(extra.low, extra.high, 0)}), extra gain "
        f"{signed(more.value, 2)} points ({between(more.low, more.high, 2)}).",
    )
