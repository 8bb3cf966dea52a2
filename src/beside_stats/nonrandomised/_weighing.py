"""Weights that make two groups alike, and what they leave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Flags, Floats, check_guard
from beside_stats._result import CannotCompute
from beside_stats.nonrandomised._groups import Groups
from beside_stats.nonrandomised.balance import Balance, balance, effective_size
from beside_stats.nonrandomised.propensity import overlapping_scores

HOLDS_FOR = {"overlap": "could_be_in_either", "att": "treated", "ate": "everybody"}
IMBALANCE = 0.1
HEAVY = 0.1  # one person's share of a group's weight
FLOOR_EFFECTIVE = 10


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """Scores and weights by row, effective people (treated, comparison), and the balance table."""

    scores: Floats
    weights: Floats
    effective_n: tuple[float, float]
    balance: tuple[Balance, ...]
    largest_smd_after: float
    warnings: tuple[str, ...]


def weigh(groups: Groups, estimand: str, min_effective: float) -> Weighing:
    """Propensity weights for the people the answer is about.

    Raises
    ------
    CannotCompute
        ``bad_option``, ``guard_floor``, ``separation``, ``no_overlap`` or ``effective_too_small``.
    """
    check_guard("min_effective", min_effective, FLOOR_EFFECTIVE)
    if estimand not in HOLDS_FOR:
        raise CannotCompute("bad_option", "The estimand is 'overlap', 'att' or 'ate'.")
    scores = overlapping_scores(groups)
    weights = _weights(scores, groups.treated, estimand)
    sizes = effective_size(weights[groups.treated]), effective_size(weights[~groups.treated])
    if min(sizes) < min_effective:
        raise CannotCompute(
            "effective_too_small",
            f"After weighting a group counts as {min(sizes):.1f} people; at least {min_effective:g} are needed.",
        )
    rows = tuple(balance(name, values, groups.treated, weights) for name, values in groups.covariates.items())
    left = [abs(row.smd_after) for row in rows if np.isfinite(row.smd_after)]
    return Weighing(
        scores=scores,
        weights=weights,
        effective_n=sizes,
        balance=rows,
        largest_smd_after=max(left, default=float("nan")),
        warnings=_warnings(groups.treated, weights, max(left, default=0.0)),
    )


def _weights(scores: Floats, treated: Flags, estimand: str) -> Floats:
    """Weight of each person for the people the answer is about."""
    if estimand == "overlap":
        return np.where(treated, 1 - scores, scores)
    if estimand == "att":
        return np.where(treated, 1.0, scores / (1 - scores))
    return np.where(treated, 1 / scores, 1 / (1 - scores))


def _warnings(treated: Flags, weights: Floats, largest: float) -> tuple[str, ...]:
    heaviest = max(float(weights[who].max() / weights[who].sum()) for who in (treated, ~treated))
    said = {
        "not_randomised": True,
        "only_measured_balanced": True,
        "imbalance_left": largest > IMBALANCE,
        "extreme_weights": heaviest > HEAVY,
    }
    return tuple(code for code, holds in said.items() if holds)
