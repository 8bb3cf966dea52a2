"""Leaving at any moment, program beside comparison: the second look after the difference in mean months."""

from __future__ import annotations

from beside_stats._result import CannotCompute
from beside_study.table.tidy import Floats
from beside_study.words.numbers import between, chance, plain
from beside_study.words.sentence import reason


def rate_of_leaving(months: Floats, left: Floats, arm: Floats) -> tuple[str, ...]:
    """Cox regression with its test of constant proportions, in sentences; or why not."""
    from beside_stats.retention import cox, proportional_hazards

    program = arm.reshape(-1, 1).astype(float)
    try:
        ratio = cox(months, left, program, names=["program"]).terms[0].hazard_ratio
        constant = proportional_hazards(months, left, program, names=["program"]).overall
    except CannotCompute as refused:
        return (f"A rate of leaving was not computed: {reason(refused.message)}",)
    said = f"Rate of leaving, program beside comparison (Cox): {plain(ratio.value, 2)} ({between(ratio.low, ratio.high, 2)})"
    doubt = "; it was not the same throughout, so trust the mean months" if constant.p < 0.05 else ""
    return (f"{said}; test of a constant ratio p {chance(constant.p)}{doubt}.",)
