"""Weights and regression together: right when either of the two models is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import check_level
from beside_stats._least_squares import z_estimate
from beside_stats._result import Estimate, Result
from beside_stats.nonrandomised._groups import read_groups
from beside_stats.nonrandomised.g_computation import outcome_models, predictors
from beside_stats.nonrandomised.propensity import overlapping_scores

REFERENCES = (
    "Robins, Rotnitzky & Zhao (1994). Estimation of regression coefficients when some regressors are not always "
    "observed. JASA 89, 846-866.",
    "Glynn & Quinn (2010). An introduction to the augmented inverse propensity weighted estimator. Political "
    "Analysis 18, 36-56.",
)


@dataclass(frozen=True, kw_only=True)
class DoublyRobust(Result):
    """Average difference for everybody, treated minus comparison."""

    ate: Estimate


def aipw(
    arm: ArrayLike,
    covariates: Mapping[str, ArrayLike],
    y: ArrayLike,
    *,
    level: float = 0.95,
    missing: str = "raise",
    refuse_below_per_arm: int = 10,
) -> DoublyRobust:
    """Augmented inverse-probability weighting with a logistic and two linear models.

    Parameters
    ----------
    arm, covariates, y, missing, refuse_below_per_arm
        As for :func:`weighted_comparison`.
    level
        Coverage of the interval.

    Returns
    -------
    DoublyRobust

    Raises
    ------
    CannotCompute
        As :func:`weighted_comparison`.

    Notes
    -----
    f_i = m1 - m0 + t (y - m1) / p - (1 - t)(y - m0) / (1 - p); the estimate is the mean of f, its error
    sd(f) / sqrt(n) with divisor n - 1.

    Examples
    --------
    >>> arm = [0] * 24 + [1] * 24
    >>> severity = [0, 1] * 12 + [0, 1, 1] * 8
    >>> y = [2 * s - a + e for s, a, e in zip(severity, arm, [-1, -1, 1, 1] * 12)]
    >>> round(aipw(arm, {"severity": severity}, y).ate.value, 6)
    -1.0
    """
    check_level(level)
    groups = read_groups(arm, covariates, y, missing, refuse_below_per_arm)
    assert groups.y is not None
    p = overlapping_scores(groups)
    rows = predictors(groups)
    m1, m0 = (rows @ fit.coefficients for fit in outcome_models(groups))
    added = np.where(groups.treated, (groups.y - m1) / p, -(groups.y - m0) / (1 - p))
    each = m1 - m0 + added
    return DoublyRobust(
        method="Augmented inverse-probability weighting",
        n_used=groups.n,
        n_eligible=groups.n_eligible,
        conventions={"missing": missing, "models": "logistic; linear per group"},
        warnings=("not_randomised", "only_measured_balanced"),
        references=REFERENCES,
        ate=z_estimate(float(each.mean()), float(each.std(ddof=1) / np.sqrt(groups.n)), level),
    )
