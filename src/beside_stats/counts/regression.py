"""How often per month: Poisson with robust errors, negative binomial, and which of them to use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, check_guard, names_for
from beside_stats._result import Estimate, Result
from beside_stats._tails import chi_square_p, normal_p, normal_quantile
from beside_stats.counts._design import INTERCEPT, Design, count_design
from beside_stats.counts._log_linear import (
    LogLinear,
    best_theta,
    fit_log_linear,
    negative_binomial_log_likelihood,
    poisson_log_likelihood,
)

Robust = Literal["hc0", "hc1", "model", "quasi"]
FEWEST_PEOPLE = 10
# Below these the simulated false alarms lie well above 5% (docs/evaluation/validation.md).
NEEDS_NB, NEEDS_ROBUST = 25, 60
NB_SOURCES = ("Lawless 1987, Can J Stat 15:209-225", "Venables & Ripley 2002, section 7.4")
POISSON_SOURCES = ("Zou 2004, Am J Epidemiol 159:702-706", "White 1980, Econometrica 48:817-838")


@dataclass(frozen=True, kw_only=True)
class RateTerm:
    """One term: log rate and rate ratio per unit (above 1 = more often)."""

    name: str
    coefficient: Estimate
    rate_ratio: Estimate


@dataclass(frozen=True, kw_only=True)
class CountModel(Result):
    """A fitted model of counts; ``terms`` begin with the intercept.

    ``theta`` (``alpha`` = 1/theta) is None for Poisson. ``dispersion`` is Pearson's chi-square of the Poisson
    fit per degree of freedom; ``overdispersion`` the likelihood ratio against Poisson with half its p.
    """

    terms: tuple[RateTerm, ...]
    theta: float | None
    alpha: float | None
    log_likelihood: float
    dispersion: float
    overdispersion: Estimate | None
    covariance: Floats


def poisson(
    counts: ArrayLike,
    covariates: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    exposure: ArrayLike | None = None,
    robust: Robust = "hc0",
    level: float = 0.95,
    missing: Missing = "raise",
    min_people: int = FEWEST_PEOPLE,
) -> CountModel:
    """Poisson regression with robust standard errors.

    Parameters
    ----------
    counts
        (n,) whole numbers, 0 or more.
    covariates
        (n, p) numbers.
    names
        Their names.
    exposure
        (n,) time at risk (> 0), for example months enrolled; its log is the offset.
    robust
        ``"hc0"``, ``"hc1"`` (times n/(n-p)), ``"quasi"`` (model times dispersion) or ``"model"``.
    level
        Coverage of the Wald intervals.
    missing
        ``"raise"`` or ``"omit"``.
    min_people
        Fewest people (floor 10).

    Returns
    -------
    CountModel

    Raises
    ------
    CannotCompute
        ``"not_a_count"``, ``"bad_exposure"``, ``"zero_cell"``, ``"no_events"``, ``"collinear"``, ``"too_few"``.

    References
    ----------
    Zou (2004); White (1980).
    """
    check_guard("min_people", min_people, FEWEST_PEOPLE)
    data = count_design(counts, covariates, exposure, missing, min_people)
    fit = fit_log_linear(data, np.inf)
    dispersion = _dispersion(data, fit)
    return CountModel(
        method=f"Poisson regression, {robust} standard errors",
        n_used=data.y.size,
        n_eligible=data.n_eligible,
        conventions={"link": "log", "standard_errors": robust},
        warnings=(*_scatter(dispersion), *_few(data, NEEDS_ROBUST)),
        references=POISSON_SOURCES,
        terms=_terms(names, data, fit.beta, _poisson_covariance(data, fit, robust, dispersion), level),
        theta=None,
        alpha=None,
        log_likelihood=poisson_log_likelihood(data.y, fit.mean),
        dispersion=dispersion,
        overdispersion=None,
        covariance=_poisson_covariance(data, fit, robust, dispersion),
    )


def negative_binomial(
    counts: ArrayLike,
    covariates: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    exposure: ArrayLike | None = None,
    level: float = 0.95,
    missing: Missing = "raise",
    min_people: int = FEWEST_PEOPLE,
) -> CountModel:
    """Negative binomial (NB2) regression by maximum likelihood.

    Parameters
    ----------
    counts, covariates, names, exposure, level, missing, min_people
        As in ``poisson``.

    Returns
    -------
    CountModel
        With the warning ``"theta_runs_off"`` and Poisson's coefficients when counts scatter no more than
        Poisson: then use ``poisson``.

    Raises
    ------
    CannotCompute
        As ``poisson``.

    Notes
    -----
    var = mu + mu^2/theta. Standard errors are conditional on theta from the expected information; programs
    that use the observed information give a few percent more. The likelihood ratio of overdispersion lies on
    the boundary: half the chi-square p.

    References
    ----------
    Lawless (1987); Venables & Ripley (2002).
    """
    check_guard("min_people", min_people, FEWEST_PEOPLE)
    data = count_design(counts, covariates, exposure, missing, min_people)
    base = fit_log_linear(data, np.inf)
    fit, theta = _alternate(data, base)
    runs_off = not np.isfinite(theta)
    plain = poisson_log_likelihood(data.y, base.mean)
    log_likelihood = plain if runs_off else negative_binomial_log_likelihood(data.y, fit.mean, theta)
    ratio = max(2 * (log_likelihood - plain), 0.0)
    dispersion = _dispersion(data, base)
    return CountModel(
        method="Negative binomial regression (NB2)",
        n_used=data.y.size,
        n_eligible=data.n_eligible,
        conventions={"link": "log", "standard_errors": "expected information, theta fixed"},
        warnings=(*(("theta_runs_off", *_scatter(dispersion)) if runs_off else ()), *_few(data, NEEDS_NB)),
        references=NB_SOURCES,
        terms=_terms(names, data, fit.beta, fit.bread, level),
        theta=None if runs_off else theta,
        alpha=None if runs_off else 1 / theta,
        log_likelihood=log_likelihood,
        dispersion=dispersion,
        overdispersion=Estimate(value=ratio, statistic=ratio, df=1, p=chi_square_p(ratio, 1) / 2),
        covariance=fit.bread,
    )


def service_use(
    counts: ArrayLike,
    covariates: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    exposure: ArrayLike | None = None,
    level: float = 0.95,
    missing: Missing = "raise",
    min_people: int = FEWEST_PEOPLE,
) -> CountModel:
    """The model the counts ask for: negative binomial, or robust Poisson when they scatter no more.

    Parameters
    ----------
    counts, covariates, names, exposure, level, missing, min_people
        As in ``poisson``.

    Returns
    -------
    CountModel
        Its ``method`` says which; ``"robust_poisson_used"`` warns of the second. Women who stay longer have
        more time to use services: give the exposure, and see ``retention.landmark``.

    Raises
    ------
    CannotCompute
        As ``poisson``.
    """
    first = negative_binomial(
        counts,
        covariates,
        names=names,
        exposure=exposure,
        level=level,
        missing=missing,
        min_people=min_people,
    )
    if first.theta is not None and first.dispersion >= 1:
        return first
    second = poisson(
        counts,
        covariates,
        names=names,
        exposure=exposure,
        level=level,
        missing=missing,
        min_people=min_people,
    )
    return replace(second, warnings=(*second.warnings, "robust_poisson_used"))


def _alternate(data: Design, base: LogLinear) -> tuple[LogLinear, float]:
    """Means given theta and theta given means, in turn, until both stand still."""
    fit, theta = base, best_theta(data.y, base.mean)
    for _ in range(200):
        if not np.isfinite(theta):
            return base, np.inf
        fit = fit_log_linear(data, theta, fit.beta)
        following = best_theta(data.y, fit.mean, theta)
        if abs(following - theta) <= 1e-9 * theta:
            break
        theta = following
    return fit, theta


def _dispersion(data: Design, fit: LogLinear) -> float:
    return float(np.sum((data.y - fit.mean) ** 2 / fit.mean) / (data.y.size - data.x.shape[1]))


def _few(data: Design, enough: int) -> tuple[str, ...]:
    return ("few_people",) if data.y.size < enough else ()


def _scatter(dispersion: float) -> tuple[str, ...]:
    if dispersion < 0.8:
        return ("underdispersed",)
    return ("overdispersed",) if dispersion > 2 else ()


def _poisson_covariance(data: Design, fit: LogLinear, robust: Robust, dispersion: float) -> Floats:
    if robust == "model":
        return fit.bread
    if robust == "quasi":
        return fit.bread * dispersion
    scores = data.x * (data.y - fit.mean)[:, None]
    found: Floats = fit.bread @ (scores.T @ scores) @ fit.bread
    n, p = data.x.shape
    return found * (n / (n - p)) if robust == "hc1" else found


def _terms(
    names: Sequence[str] | None, data: Design, beta: Floats, covariance: Floats, level: float
) -> tuple[RateTerm, ...]:
    every = (INTERCEPT, *names_for(names, data.x.shape[1] - 1))
    z, se = normal_quantile(level), np.sqrt(np.diag(covariance))
    return tuple(
        _term(name, float(b), float(s), z, level) for name, b, s in zip(every, beta, se, strict=True)
    )


def _term(name: str, b: float, se: float, z: float, level: float) -> RateTerm:
    low, high, p = b - z * se, b + z * se, normal_p(b / se)
    ratio = Estimate(
        value=float(np.exp(b)), low=float(np.exp(low)), high=float(np.exp(high)), p=p, level=level
    )
    coefficient = Estimate(value=b, low=low, high=high, se=se, statistic=b / se, p=p, level=level)
    return RateTerm(name=name, coefficient=coefficient, rate_ratio=ratio)
