"""Does a further step of predictors tell more about the outcome, over and above the steps before?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import (
    Floats,
    check_guard,
    check_level,
    complete_rows,
    refuse_constant,
    require_people,
)
from beside_stats._least_squares import INTERCEPT, LeastSquares, least_squares
from beside_stats._result import CannotCompute, Estimate, Result

OUTCOME = "(outcome)"
FLOOR = 2
REFERENCES = (
    "Cohen, Cohen, West & Aiken (2003). Applied Multiple Regression/Correlation Analysis for the Behavioral "
    "Sciences, 3rd ed., chapter 5.",
)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A coefficient in the outcome's units, standardised (``beta``), and its variance inflation factor."""

    name: str
    estimate: Estimate
    beta: float | None
    vif: float | None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: what it explains, and how much more than the step before (None in the first)."""

    names: tuple[str, ...]
    r2: float
    adjusted_r2: float
    delta_r2: float | None
    f_change: float | None
    df1: int | None
    df2: int | None
    p_change: float | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, kw_only=True)
class HierarchicalRegression(Result):
    """The steps in order; the same people in every step."""

    steps: tuple[Step, ...]


def hierarchical_regression(
    y: ArrayLike,
    steps: Sequence[Mapping[str, ArrayLike]],
    *,
    f_change: str = "step",
    level: float = 0.95,
    overlapping_changes: bool = False,
    missing: str = "raise",
    min_per_term: int = 5,
    warn_below: int = 60,
) -> HierarchicalRegression:
    """Least squares in steps, each adding columns to those before, on the same complete rows.

    Parameters
    ----------
    y
        Outcome, one number per person.
    steps
        The columns that each step adds, by name.
    f_change
        ``step``: the change is tested against that step's own residual mean square (as SPSS does);
        ``final``: against that of the last step (as R's ``anova`` of all models does).
    level
        Coverage of the intervals.
    overlapping_changes
        True when change scores cover the same time as the outcome: then the direction cannot be told.
    missing
        ``"raise"`` or ``"omit"``: complete rows over all steps.
    min_per_term
        Fewer rows per predictor than this: refused (never settable below 2).

    Returns
    -------
    HierarchicalRegression

    Raises
    ------
    CannotCompute
        ``no_steps``, ``name_taken``, ``too_few``, ``constant``, ``collinear``, ``missing_values``.

    Notes
    -----
    F = ((R2_k - R2_(k-1)) / df1) / ((1 - R2_own) / df2); beta = b sd(x) / sd(y); VIF = diagonal of the inverse
    correlation matrix of the predictors.

    Examples
    --------
    >>> support, trust = [-1, -1, 1, 1] * 5, [-1, 1, -1, 1] * 5
    >>> change = [s + t + e for s, t, e in zip(support, trust, [1, -1, -1, 1] * 5)]
    >>> found = hierarchical_regression(change, [{"support": support}, {"trust": trust}])
    >>> round(found.steps[1].delta_r2, 3)
    0.333
    """
    check_level(level)
    check_guard("min_per_term", min_per_term, FLOOR)
    if f_change not in ("step", "final"):
        raise CannotCompute("bad_f_change", "The F of a change is by 'step' or 'final'.")
    data, keep = complete_rows({OUTCOME: y, **_all_columns(steps)}, missing)
    outcome = data.pop(OUTCOME)
    require_people(len(outcome), max(min_per_term * len(data), len(data) + 2))
    refuse_constant({**data, "the outcome": outcome})
    taken: list[str] = []
    fits = []
    for step in steps:
        taken += list(step)
        fits.append(least_squares(outcome, {name: data[name] for name in taken}))
    left_out = len(keep) > len(outcome)
    warnings = {
        "change_scores_overlap": overlapping_changes,
        "cases_left_out": left_out,
        "few_people": len(outcome) < warn_below,
    }
    return HierarchicalRegression(
        method="Hierarchical linear regression",
        n_used=len(outcome),
        n_eligible=len(keep),
        conventions={"f_change": f_change, "missing": missing, "cases": "the same in every step"},
        warnings=tuple(code for code, holds in warnings.items() if holds),
        references=REFERENCES,
        steps=tuple(
            _step(fit, fits[i - 1] if i else None, fit if f_change == "step" else fits[-1], outcome, level)
            for i, fit in enumerate(fits)
        ),
    )


def _all_columns(steps: Sequence[Mapping[str, ArrayLike]]) -> dict[str, ArrayLike]:
    if not steps or not all(steps):
        raise CannotCompute("no_steps", "Every step needs at least one column.")
    names = [name for step in steps for name in step]
    if len(set(names)) < len(names) or OUTCOME in names or INTERCEPT in names:
        raise CannotCompute("name_taken", "A column may enter in one step only, under a name of its own.")
    return {name: column for step in steps for name, column in step.items()}


def _step(
    fit: LeastSquares, before: LeastSquares | None, error: LeastSquares, y: Floats, level: float
) -> Step:
    change = (None, None, None, None, None) if before is None else _change(fit, before, error)
    delta, f, df1, df2, p = change
    return Step(
        names=fit.names[1:],
        r2=fit.r2,
        adjusted_r2=1 - (1 - fit.r2) * (len(y) - 1) / fit.df,
        delta_r2=delta,
        f_change=f,
        df1=df1,
        df2=df2,
        p_change=p,
        terms=_terms(fit, y, level),
    )


def _change(
    fit: LeastSquares, before: LeastSquares, error: LeastSquares
) -> tuple[float, float, int, int, float]:
    """Gain in R2 with its F, degrees of freedom and p."""
    from scipy.special import fdtrc

    delta, df1 = fit.r2 - before.r2, before.df - fit.df
    f = delta / df1 / ((1 - error.r2) / error.df) if error.r2 < 1 else float("inf")
    return delta, f, df1, error.df, float(fdtrc(df1, error.df, f))


def _terms(fit: LeastSquares, y: Floats, level: float) -> tuple[Term, ...]:
    predictors = fit.design[:, 1:]
    spread = predictors.std(axis=0, ddof=1)
    inflation = np.diag(np.linalg.inv(np.atleast_2d(np.corrcoef(predictors, rowvar=False))))
    betas = fit.coefficients[1:] * spread / y.std(ddof=1)
    first = Term(name=INTERCEPT, estimate=fit.estimate(INTERCEPT, level), beta=None, vif=None)
    rest = [
        Term(name=name, estimate=fit.estimate(name, level), beta=float(beta), vif=float(vif))
        for name, beta, vif in zip(fit.names[1:], betas, inflation, strict=True)
    ]
    return (first, *rest)
