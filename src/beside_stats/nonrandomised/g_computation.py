"""What would have been, by a regression in each group: g-computation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Flags, Floats, check_level
from beside_stats._least_squares import LeastSquares, least_squares, z_estimate
from beside_stats._result import Estimate, Result
from beside_stats.nonrandomised._groups import Groups, read_groups
from beside_stats.nonrandomised.propensity import overlapping_scores

REFERENCES = (
    "Robins (1986). A new approach to causal inference in mortality studies. Mathematical Modelling 7, 1393-1512.",
    "Snowden, Rose & Mortimer (2011). Implementation of g-computation on a simulated data set. American Journal "
    "of Epidemiology 173, 731-738.",
)


@dataclass(frozen=True, kw_only=True)
class GComputation(Result):
    """Average difference for everybody (``ate``) and for people like those treated (``att``)."""

    ate: Estimate
    att: Estimate


def g_computation(
    arm: ArrayLike,
    covariates: Mapping[str, ArrayLike],
    y: ArrayLike,
    *,
    level: float = 0.95,
    missing: str = "raise",
    refuse_below_per_arm: int = 10,
) -> GComputation:
    """Linear regression of y in each group, both predicted for everybody, averaged and subtracted.

    Parameters
    ----------
    arm, covariates, y, missing, refuse_below_per_arm
        As for :func:`weighted_comparison`.
    level
        Coverage of the intervals.

    Returns
    -------
    GComputation

    Raises
    ------
    CannotCompute
        As :func:`weighted_comparison`; without overlap too, because predictions would reach where nobody was.

    Notes
    -----
    ATE = mean x'(b1 - b0) over everybody, ATT over the treated. Error: HC0 of both regressions plus the
    variance of that mean.

    Examples
    --------
    >>> arm = [0] * 24 + [1] * 24
    >>> severity = [0, 1] * 12 + [0, 1, 1] * 8
    >>> y = [2 * s - a + e for s, a, e in zip(severity, arm, [-1, -1, 1, 1] * 12)]
    >>> round(g_computation(arm, {"severity": severity}, y).ate.value, 6)
    -1.0
    """
    check_level(level)
    groups = read_groups(arm, covariates, y, missing, refuse_below_per_arm)
    overlapping_scores(groups)
    treated, comparison = outcome_models(groups)
    return GComputation(
        method="g-computation, linear regression per group",
        n_used=groups.n,
        n_eligible=groups.n_eligible,
        conventions={"missing": missing, "models": "one per group"},
        warnings=("not_randomised", "only_measured_balanced"),
        references=REFERENCES,
        ate=_average(groups, treated, comparison, np.ones(groups.n, dtype=bool), level),
        att=_average(groups, treated, comparison, groups.treated, level),
    )


def outcome_models(groups: Groups) -> tuple[LeastSquares, LeastSquares]:
    """The regression of the treated and that of the comparison."""
    assert groups.y is not None
    fits = [
        least_squares(groups.y[who], {name: values[who] for name, values in groups.covariates.items()})
        for who in (groups.treated, ~groups.treated)
    ]
    return fits[0], fits[1]


def predictors(groups: Groups) -> Floats:
    """Intercept and covariates of everybody."""
    return np.column_stack([np.ones(groups.n), *groups.covariates.values()])


def _average(
    groups: Groups, treated: LeastSquares, comparison: LeastSquares, who: Flags, level: float
) -> Estimate:
    rows = predictors(groups)[who]
    centre = rows.mean(axis=0)
    apart = treated.coefficients - comparison.coefficients
    from_models = centre @ (treated.robust_covariance() + comparison.robust_covariance()) @ centre
    from_people = (rows @ apart).var() / len(rows)
    return z_estimate(float(centre @ apart), float(np.sqrt(from_models + from_people)), level)
