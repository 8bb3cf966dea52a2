"""Two sites compared on the later score given the earlier one, after weighting them to be alike at intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, check_level, named_together
from beside_stats._least_squares import LeastSquares, least_squares
from beside_stats._result import Estimate, Result
from beside_stats.nonrandomised._groups import Groups, read_groups
from beside_stats.nonrandomised._weighing import HOLDS_FOR, weigh
from beside_stats.nonrandomised.balance import Balance

BEFORE = "before"
REFERENCES = (
    "Li, Morgan & Zaslavsky (2018). Balancing covariates via propensity score weighting. JASA 113, 390-400.",
    "Long & Ervin (2000). Using heteroscedasticity consistent standard errors in the linear regression model. "
    "The American Statistician 54, 217-224 (HC3).",
)


@dataclass(frozen=True, kw_only=True)
class WeightedAncova(Result):
    """Differences of the later score (treated minus comparison), all with HC3 errors.

    ``difference`` is weighted and given the earlier score; ``unweighted`` the same without weights; ``change``
    the weighted difference of the changes, as a check. ``balance`` includes the earlier score.
    """

    estimand: str
    holds_for: str
    difference: Estimate
    unweighted: Estimate
    change: Estimate
    n_treated: int
    n_comparison: int
    effective_n: tuple[float, float]
    balance: tuple[Balance, ...]
    largest_smd_after: float


def weighted_ancova(
    arm: ArrayLike,
    before: ArrayLike,
    after: ArrayLike,
    *,
    covariates: Mapping[str, ArrayLike] | None = None,
    estimand: str = "overlap",
    level: float = 0.95,
    missing: str = "raise",
    refuse_below_per_arm: int = 10,
    min_effective: float = 20,
) -> WeightedAncova:
    """Analysis of covariance with propensity weights, the recommended first answer for two sites.

    Parameters
    ----------
    arm
        1 for the program, 0 for the comparison.
    before, after
        The score at intake and later, in the measure's units.
    covariates
        Further intake columns by name; with ``before`` they make the propensity score and enter the regression.
    estimand, level, missing, refuse_below_per_arm, min_effective
        As for :func:`weighted_comparison`.

    Returns
    -------
    WeightedAncova

    Raises
    ------
    CannotCompute
        As :func:`weighted_comparison`.

    Notes
    -----
    after = b0 + d arm + b1 before + c by weighted least squares; HC3 with the leverages of the weighted fit, t
    with n - p degrees of freedom. The scores are taken as known, which makes the error a little too wide.

    Examples
    --------
    >>> arm = [0] * 24 + [1] * 24
    >>> before = [0, 1] * 12 + [0, 1, 1] * 8
    >>> after = [2 * s - a + e for s, a, e in zip(before, arm, [-1, -1, 1, 1] * 12)]
    >>> round(weighted_ancova(arm, before, after).difference.value, 6)
    -1.0
    """
    check_level(level)
    intake = named_together({BEFORE: before}, covariates)
    groups = read_groups(arm, intake, after, missing, refuse_below_per_arm)
    weighing = weigh(groups, estimand, min_effective)
    weighted, plain = _fit(groups, weighing.weights), _fit(groups, None)
    return WeightedAncova(
        method="Analysis of covariance with propensity weights and HC3 errors",
        n_used=groups.n,
        n_eligible=groups.n_eligible,
        conventions={"estimand": estimand, "se": "hc3", "missing": missing, "covariates": ", ".join(intake)},
        warnings=weighing.warnings,
        references=REFERENCES,
        estimand=estimand,
        holds_for=HOLDS_FOR[estimand],
        difference=weighted.robust_estimate("arm", level),
        unweighted=plain.robust_estimate("arm", level),
        change=_change(groups, weighing.weights).robust_estimate("arm", level),
        n_treated=int(groups.treated.sum()),
        n_comparison=int((~groups.treated).sum()),
        effective_n=weighing.effective_n,
        balance=weighing.balance,
        largest_smd_after=weighing.largest_smd_after,
    )


def _fit(groups: Groups, weights: Floats | None) -> LeastSquares:
    assert groups.y is not None
    terms = {"arm": groups.treated.astype(np.float64)}
    # A covariate may be called "arm" by its owner; its name inside the model does not matter.
    terms |= {f"intake {name}": values for name, values in groups.covariates.items()}
    return least_squares(groups.y, terms, weights)


def _change(groups: Groups, weights: Floats) -> LeastSquares:
    assert groups.y is not None
    change = groups.y - groups.covariates[BEFORE]
    return least_squares(change, {"arm": groups.treated.astype(np.float64)}, weights)
