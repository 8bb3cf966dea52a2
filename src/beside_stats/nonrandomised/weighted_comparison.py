"""Two groups compared after weighting them to be alike in what was measured at intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Flags, Floats, check_level
from beside_stats._least_squares import t_estimate
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.nonrandomised._groups import HC0, Groups, read_groups
from beside_stats.nonrandomised._weighing import HOLDS_FOR, weigh
from beside_stats.nonrandomised.balance import Balance

REFERENCES = (
    "Li, Morgan & Zaslavsky (2018). Balancing covariates via propensity score weighting. JASA 113, 390-400.",
    "Kish (1965). Survey Sampling. Wiley, section 11.7 (effective sample size).",
    HC0,
)


@dataclass(frozen=True, kw_only=True)
class WeightedComparison(Result):
    """Weighted difference (treated minus comparison) beside the unadjusted one, with balance.

    ``holds_for`` names the people the answer is about: ``could_be_in_either``, ``treated`` or ``everybody``.
    Weights and scores are in the order of the rows used; pairs are treated first, comparison second.
    """

    estimand: str
    holds_for: str
    difference: Estimate
    unadjusted: Estimate
    se_hc0: float
    se_design: float
    n_treated: int
    n_comparison: int
    effective_n: tuple[float, float]
    balance: tuple[Balance, ...]
    largest_smd_after: float
    weights: Floats
    scores: Floats


def weighted_comparison(
    arm: ArrayLike,
    covariates: Mapping[str, ArrayLike],
    y: ArrayLike,
    *,
    estimand: str = "overlap",
    se: str = "design",
    level: float = 0.95,
    missing: str = "raise",
    refuse_below_per_arm: int = 10,
    min_effective: float = 20,
) -> WeightedComparison:
    """Difference of weighted means of y between two groups that were not formed by chance.

    Parameters
    ----------
    arm
        1 for the program, 0 for the comparison.
    covariates
        Columns by name, measured at intake.
    y
        Outcome, any unit.
    estimand
        ``overlap``: people who might have been in either group (default, steady with a small comparison site);
        ``att``: people like those treated; ``ate``: everybody.
    se
        ``design`` (as survey software) or ``hc0``; both are given, this one makes the interval.
    level
        Coverage of the intervals.
    missing
        ``"raise"`` or ``"omit"``.
    refuse_below_per_arm, min_effective
        Fewer people in a group (floor 5), or fewer effective people after weighting (floor 10): refused.

    Returns
    -------
    WeightedComparison

    Raises
    ------
    CannotCompute
        ``separation``, ``no_overlap``, ``too_few``, ``effective_too_small``, ``single_arm``, ``two_values``,
        ``constant``, ``collinear``, ``missing_values``.

    Notes
    -----
    Weights: overlap 1-p and p; att 1 and p/(1-p); ate 1/p and 1/(1-p). HC0:
    sum over groups of sum w^2 (y - mean)^2 / (sum w)^2, the scores taken as known; design: times n/(n-1).
    Only what was measured is balanced.

    Examples
    --------
    >>> arm = [0] * 24 + [1] * 24
    >>> severity = [0, 1] * 12 + [0, 1, 1] * 8
    >>> y = [2 * s - a + e for s, a, e in zip(severity, arm, [-1, -1, 1, 1] * 12)]
    >>> found = weighted_comparison(arm, {"severity": severity}, y)
    >>> round(found.difference.value, 6), found.largest_smd_after < 1e-9
    (-1.0, True)
    """
    check_level(level)
    if se not in ("design", "hc0"):
        raise CannotCompute("bad_option", "The error is 'design' or 'hc0'.")
    groups = read_groups(arm, covariates, y, missing, refuse_below_per_arm)
    weighing = weigh(groups, estimand, min_effective)
    return _result(
        groups,
        weighing.weights,
        se,
        level,
        method="Propensity-weighted difference",
        n_used=groups.n,
        n_eligible=groups.n_eligible,
        conventions={"estimand": estimand, "se": se, "missing": missing},
        references=REFERENCES,
        warnings=weighing.warnings,
        estimand=estimand,
        holds_for=HOLDS_FOR[estimand],
        effective_n=weighing.effective_n,
        balance=weighing.balance,
        largest_smd_after=weighing.largest_smd_after,
        scores=weighing.scores,
    )


def _result(groups: Groups, weights: Floats, se: str, level: float, **about: Any) -> WeightedComparison:
    assert groups.y is not None
    difference, hc0 = _difference(groups.y, groups.treated, weights)
    plain, plain_hc0 = _difference(groups.y, groups.treated, np.ones(groups.n))
    design = float(np.sqrt(groups.n / (groups.n - 1)))
    wider = design if se == "design" else 1.0
    return WeightedComparison(
        difference=t_estimate(difference, hc0 * wider, groups.n - 2, level),
        unadjusted=t_estimate(plain, plain_hc0 * wider, groups.n - 2, level),
        se_hc0=hc0,
        se_design=hc0 * design,
        n_treated=int(groups.treated.sum()),
        n_comparison=int((~groups.treated).sum()),
        weights=weights,
        **about,
    )


def _difference(y: Floats, treated: Flags, weights: Floats) -> tuple[float, float]:
    """Weighted difference and its HC0 error, that of the weighted regression of y on the group."""
    means, variance = [], 0.0
    for who in (treated, ~treated):
        w = weights[who]
        mean = float(np.average(y[who], weights=w))
        means.append(mean)
        variance += float(np.sum((w * (y[who] - mean)) ** 2) / w.sum() ** 2)
    return means[0] - means[1], float(np.sqrt(variance))
