"""Who leaves sooner: Cox's proportional hazards model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Mask, Missing, column, matrix, names_for, usable
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import normal_p, normal_quantile
from beside_stats.retention._inputs import stays
from beside_stats.retention._partial_likelihood import Slope, Ties, risk_sets, slope

MOST_STEPS = 30
BEYOND_BELIEF = 12.0  # log hazard per standard deviation: only a covariate that predicts perfectly gets here


@dataclass(frozen=True, kw_only=True)
class CoxTerm:
    """One covariate: log hazard and hazard ratio per unit (above 1 = leaves sooner)."""

    name: str
    coefficient: Estimate
    hazard_ratio: Estimate


@dataclass(frozen=True, kw_only=True)
class Cox(Result):
    """Fitted model; ``covariance`` is of the coefficients in the order of ``terms``."""

    terms: tuple[CoxTerm, ...]
    log_likelihood: float
    log_likelihood_null: float
    covariance: Floats
    n_events: int
    iterations: int


@dataclass(frozen=True)
class Fit:
    """Coefficients of the centred covariates, with the slope there."""

    beta: Floats
    at: Slope
    null: float
    iterations: int


def cox(
    durations: ArrayLike,
    left: ArrayLike,
    covariates: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    ties: Ties = "efron",
    level: float = 0.95,
    missing: Missing = "raise",
    min_events_per_term: int = 5,
) -> Cox:
    """Cox regression with Efron (or Breslow) handling of ties.

    Parameters
    ----------
    durations, left
        As in ``kaplan_meier``.
    covariates
        (n, p) numbers; a hazard ratio above 1 means that higher values leave sooner.
    names
        Names of the p covariates.
    ties
        ``"efron"`` or ``"breslow"``.
    level
        Coverage of the Wald intervals.
    missing
        ``"raise"`` or ``"omit"``.
    min_events_per_term
        Fewer endings per covariate add the warning ``"few_events"``.

    Returns
    -------
    Cox

    Raises
    ------
    CannotCompute
        ``"no_events"``, ``"too_few_events"`` (not more endings than covariates), ``"constant_covariate"``,
        ``"collinear"``, ``"separation"`` (a hazard ratio runs to zero or infinity).

    Notes
    -----
    Newton's method with step halving on the partial likelihood; standard errors from the information.

    References
    ----------
    Cox (1972) JRSS B 34:187-220. Efron (1977) JASA 72:557-565.
    """
    time, ended, x, keep = cox_inputs(durations, left, covariates, missing)
    labels = names_for(names, x.shape[1])
    fit = fit_cox(time, ended, x, ties)
    covariance = np.asarray(np.linalg.inv(fit.at.information), dtype=np.float64)
    few = ended.sum() < min_events_per_term * x.shape[1]
    return Cox(
        method=f"Cox proportional hazards, {ties.capitalize()} ties",
        n_used=time.size,
        n_eligible=keep.size,
        conventions={"ties": ties, "interval": "Wald"},
        warnings=("few_events",) if few else (),
        references=("Cox 1972", "Efron 1977"),
        terms=cox_terms(labels, fit.beta, np.sqrt(np.diag(covariance)), level),
        log_likelihood=fit.at.log_likelihood,
        log_likelihood_null=fit.null,
        covariance=covariance,
        n_events=int(ended.sum()),
        iterations=fit.iterations,
    )


def cox_inputs(
    durations: ArrayLike, left: ArrayLike, covariates: ArrayLike, missing: Missing
) -> tuple[Floats, Mask, Floats, Mask]:
    """Stays and covariates of the rows used, checked; refuses what cannot be estimated."""
    time, ended, x = column(durations, "durations"), column(left, "left"), matrix(covariates, "covariates")
    keep = usable(missing, durations=time, left=ended, covariates=x)
    people = stays(time[keep], ended[keep], "raise")
    x = x[keep]
    events = int(people.left.sum())
    if events == 0:
        raise CannotCompute("no_events", "No one has left yet: a model of leaving is not possible.")
    if events <= x.shape[1]:
        raise CannotCompute("too_few_events", f"{events} endings cannot carry {x.shape[1]} covariates.")
    check_covariates(x)
    return people.durations, people.left, x, keep


def check_covariates(x: Floats) -> None:
    """Refuse constant and collinear covariates."""
    centred = x - x.mean(axis=0)
    spread = np.sqrt((centred**2).mean(axis=0))
    if np.any(spread <= 1e-12 * np.maximum(1.0, np.abs(x).max(axis=0))):
        raise CannotCompute("constant_covariate", "A covariate has the same value for everyone.")
    scaled = centred / spread
    if np.linalg.eigvalsh(scaled.T @ scaled / len(x)).min() < 1e-10:
        raise CannotCompute("collinear", "A covariate can be worked out from the others.")


def fit_cox(time: Floats, ended: Mask, x: Floats, ties: Ties) -> Fit:
    """Maximise the partial likelihood from zero."""
    sets = risk_sets(time, ended, x - x.mean(axis=0), ties)
    spread = x.std(axis=0)
    beta = np.zeros(x.shape[1])
    at = slope(sets, beta)
    null = at.log_likelihood
    for iteration in range(1, MOST_STEPS + 1):
        step = _newton(at)
        following = slope(sets, beta + step)
        while not following.log_likelihood >= at.log_likelihood - 1e-9 * abs(at.log_likelihood):
            step = step / 2
            following = slope(sets, beta + step)
        gain = following.log_likelihood - at.log_likelihood
        beta, at = beta + step, following
        if np.any(np.abs(beta * spread) > BEYOND_BELIEF):
            break
        if abs(gain) <= 1e-10 * abs(at.log_likelihood) and np.all(np.abs(step * spread) < 1e-6):
            return Fit(beta, at, null, iteration)
    raise CannotCompute(
        "separation", "A covariate separates those who left from the others: no finite ratio."
    )


def _newton(at: Slope) -> Floats:
    try:
        return np.asarray(np.linalg.solve(at.information, at.score))
    except np.linalg.LinAlgError as error:
        raise CannotCompute(
            "collinear", "Among those at risk the covariates cannot be told apart."
        ) from error


def cox_terms(names: tuple[str, ...], beta: Floats, se: Floats, level: float) -> tuple[CoxTerm, ...]:
    """Coefficients and ratios with Wald intervals."""
    z = normal_quantile(level)
    return tuple(
        _term(name, float(b), float(s), z, level) for name, b, s in zip(names, beta, se, strict=True)
    )


def _term(name: str, b: float, se: float, z: float, level: float) -> CoxTerm:
    low, high, statistic = b - z * se, b + z * se, b / se
    p = normal_p(statistic)
    return CoxTerm(
        name=name,
        coefficient=Estimate(value=b, low=low, high=high, se=se, statistic=statistic, p=p, level=level),
        hazard_ratio=Estimate(
            value=float(np.exp(b)), low=float(np.exp(low)), high=float(np.exp(high)), p=p, level=level
        ),
    )
