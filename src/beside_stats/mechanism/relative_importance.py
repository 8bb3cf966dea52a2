"""How much of the outcome does each of several predictors tell, whatever order they are asked in?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import (
    Floats,
    check_guard,
    check_level,
    complete_rows,
    named_together,
    refuse_constant,
    require_people,
)
from beside_stats._draws import Seed, seed_number
from beside_stats._least_squares import least_squares
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.mechanism._bootstrap_intervals import describe, percentile_limits
from beside_stats.mechanism._drawing import drawing
from beside_stats.mechanism._resampled_paths import SINGULAR, Paths, resampled

OUTCOME = "(outcome)"
FLOOR = 10
MOST = 8
REFERENCES = (
    "Lindeman, Merenda & Gold (1980). Introduction to Bivariate and Multivariate Analysis. Scott, Foresman, p. 119.",
    "Groemping (2007). Estimators of relative importance in linear regression based on variance decomposition. "
    "The American Statistician 61, 139-147.",
)


@dataclass(frozen=True, kw_only=True)
class RelativeImportance(Result):
    """Share of the outcome's variance (0 to 1) by predictor; ``always`` is what the fixed columns tell first.

    ``shares`` add up to ``r2 - always``. ``differences`` are first minus second, for every pair.
    """

    shares: Mapping[str, Estimate]
    differences: Mapping[tuple[str, str], Estimate]
    always: float
    r2: float
    seed: int | None


def relative_importance(
    y: ArrayLike,
    predictors: Mapping[str, ArrayLike],
    *,
    always: Mapping[str, ArrayLike] | None = None,
    level: float = 0.95,
    resamples: int = 2000,
    seed: Seed | None = None,
    indices: ArrayLike | None = None,
    jobs: int | None = 1,
    missing: str = "raise",
    refuse_below: int = 30,
    warn_below: int = 60,
) -> RelativeImportance:
    """Gain in R2 of each predictor, averaged over all orders of entering after the fixed columns.

    Parameters
    ----------
    y
        Outcome, one number per person.
    predictors
        Two to eight competing columns by name.
    always
        Columns that enter first in every order, such as the score at the start.
    level, resamples, seed, indices, jobs, missing, refuse_below, warn_below
        As for :func:`mediation`; intervals are percentile limits.

    Returns
    -------
    RelativeImportance

    Raises
    ------
    CannotCompute
        ``wrong_count`` of predictors, and as :func:`mediation`.

    Notes
    -----
    share_j = sum over subsets S without j of |S|! (p - |S| - 1)! / p! (R2(S + j) - R2(S)) (Lindeman, Merenda and
    Gold). A share is never below zero, so its lower limit cannot show that it is nothing: use the differences and
    the regression's own coefficients for that.

    Examples
    --------
    >>> support, trust = [-1, -1, 1, 1] * 10, [-1, 1, -1, 1] * 10
    >>> change = [s + t + e for s, t, e in zip(support, trust, [1, -1, -1, 1] * 10)]
    >>> found = relative_importance(change, {"support": support, "trust": trust}, seed=1, resamples=200)
    >>> round(found.shares["trust"].value, 3)
    0.333
    """
    check_level(level)
    check_guard("refuse_below", refuse_below, FLOOR)
    if not 2 <= len(predictors) <= MOST:
        raise CannotCompute("wrong_count", f"From 2 to {MOST} predictors can be weighed against each other.")
    given = named_together(named_together({OUTCOME: y}, always), predictors)
    data, keep = complete_rows(given, missing)
    require_people(len(data[OUTCOME]), refuse_below)
    refuse_constant(data)
    fixed = {name: data[name] for name in always or {}}
    outcome = data[OUTCOME]
    whole = least_squares(outcome, {**fixed, **{name: data[name] for name in predictors}})
    columns = np.vstack([*fixed.values(), *(data[name] for name in predictors), outcome])
    statistic = partial(_shares, len(fixed))
    draws = drawing(resamples, seed, indices, jobs)
    values = draws.values(columns, statistic)
    everybody = np.arange(len(outcome))[None, :]
    estimates = resampled(columns, statistic, resamples=1, seed=None, indices=everybody, jobs=1)[:, 0]
    names = tuple(predictors)
    few = ("few_people",) if len(outcome) < warn_below else ()
    return RelativeImportance(
        method="Relative importance, averaged over orders",
        n_used=len(outcome),
        n_eligible=len(keep),
        conventions={"always": ", ".join(fixed) or "none", "resamples": str(draws.count), "missing": missing},
        warnings=("not_randomised", *few),
        references=REFERENCES,
        shares={name: _estimate(estimates[j], values[j], level) for j, name in enumerate(names)},
        differences={
            (names[i], names[j]): _estimate(estimates[i] - estimates[j], values[i] - values[j], level)
            for i, j in combinations(range(len(names)), 2)
        },
        always=float(whole.r2 - estimates.sum()),
        r2=whole.r2,
        seed=seed_number(seed),
    )


def _shares(fixed: int, paths: Paths) -> Floats:
    """Shares (p, B); the columns are the fixed ones, the predictors, the outcome."""
    last = len(paths.crossed) - 1
    p = last - fixed
    told = {
        subset: _told((*range(fixed), *(fixed + j for j in subset)), paths.crossed)
        for size in range(p + 1)
        for subset in combinations(range(p), size)
    }
    shares = np.zeros((p, paths.crossed.shape[2]))
    for subset, r2 in told.items():
        for j in set(range(p)) - set(subset):
            weight = factorial(len(subset)) * factorial(p - len(subset) - 1) / factorial(p)
            shares[j] += weight * (told[tuple(sorted((*subset, j)))] - r2)
    return shares


def _told(columns: tuple[int, ...], crossed: Floats) -> Floats:
    """R2 (B,) of the outcome on some columns; nan where a resample has no solution."""
    last = len(crossed) - 1
    if not columns:
        return np.zeros(crossed.shape[2])
    left = crossed[[*columns, last]][:, [*columns, last]].copy()
    # Sweep one column after the other out of what is left; the lower half is enough.
    total = left[-1, -1].copy()
    for j in range(len(columns)):
        pivot = np.where(left[j, j] > SINGULAR, left[j, j], np.nan)
        for i in range(j + 1, len(left)):
            ratio = left[i, j] / pivot
            for k in range(j + 1, i + 1):
                left[i, k] -= ratio * left[k, j]
    return np.asarray(1 - left[-1, -1] / total)


def _estimate(value: float, drawn: Floats, level: float) -> Estimate:
    summary = describe(drawn, float(value))
    low, high = percentile_limits(drawn, level)
    return Estimate(value=float(value), low=low, high=high, se=summary.se, level=level)
