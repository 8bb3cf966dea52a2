"""Yes or no: logistic regression with Wald and profile intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, column, matrix, names_for, usable
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import normal_p, normal_quantile
from beside_stats.counts._design import INTERCEPT, with_intercept

MOST_STEPS = 50


@dataclass(frozen=True, kw_only=True)
class OddsTerm:
    """One term: log odds, odds ratio with Wald interval, and with the interval of the profile likelihood."""

    name: str
    coefficient: Estimate
    odds_ratio: Estimate
    odds_ratio_profile: Estimate


@dataclass(frozen=True, kw_only=True)
class Logistic(Result):
    """Fitted model; ``terms`` begin with the intercept; ``n_yes`` people said yes."""

    terms: tuple[OddsTerm, ...]
    log_likelihood: float
    covariance: Floats
    n_yes: int


@dataclass(frozen=True)
class _Fit:
    beta: Floats
    log_likelihood: float
    covariance: Floats


def logistic(
    y: ArrayLike,
    covariates: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    level: float = 0.95,
    missing: Missing = "raise",
    min_events_per_term: int = 5,
    profile: bool = True,
) -> Logistic:
    """Logistic regression by maximum likelihood.

    Parameters
    ----------
    y
        (n,) 1 = yes, 0 = no.
    covariates
        (n, p) numbers; an odds ratio above 1 means that higher values went together with yes.
    names
        Names of the covariates.
    level
        Coverage.
    missing
        ``"raise"`` or ``"omit"``.
    min_events_per_term
        Fewer of the rarer answer per covariate adds the warning ``"few_events"``.
    profile
        False leaves the profile intervals out (they take several fits each).

    Returns
    -------
    Logistic

    Raises
    ------
    CannotCompute
        ``"not_yes_no"``, ``"constant"``, ``"collinear"``, ``"too_few"``, ``"separation"``.

    Notes
    -----
    The profile interval holds the values whose best likelihood lies within half a chi-square of the maximum;
    a limit that runs off is None.

    References
    ----------
    Venzon & Moolgavkar (1988) Appl Stat 37:87-94.
    """
    answer, x = column(y, "y"), matrix(covariates, "covariates")
    keep = usable(missing, y=answer, covariates=x)
    answer, design = answer[keep], with_intercept(x[keep])
    _check(answer, design)
    every = (INTERCEPT, *names_for(names, x.shape[1]))
    fit = _fit(answer, design, np.zeros(answer.size))
    if fit is None:
        raise CannotCompute(
            "separation", "A covariate separates yes from no: no finite odds ratio can be given."
        )
    rarer = min(answer.sum(), answer.size - answer.sum())
    return Logistic(
        method="Logistic regression, Wald and profile intervals",
        n_used=answer.size,
        n_eligible=keep.size,
        warnings=("few_events",) if rarer < min_events_per_term * x.shape[1] else (),
        references=("Venzon & Moolgavkar 1988",),
        terms=tuple(_term(name, j, answer, design, fit, level, profile) for j, name in enumerate(every)),
        log_likelihood=fit.log_likelihood,
        covariance=fit.covariance,
        n_yes=int(answer.sum()),
    )


def _check(answer: Floats, design: Floats) -> None:
    if not np.isin(answer, (0.0, 1.0)).all():
        raise CannotCompute("not_yes_no", "The answer must be 1 (yes) or 0 (no).")
    if np.ptp(answer) == 0:
        raise CannotCompute("constant", "Everyone gave the same answer.")
    if answer.size < design.shape[1] + 3:
        raise CannotCompute("too_few", f"{answer.size} people are too few for this model.")


def _fit(y: Floats, x: Floats, offset: Floats) -> _Fit | None:
    """Newton's method with step halving; None when the coefficients run off (separation)."""
    beta = np.zeros(x.shape[1])
    scale = np.maximum(x.std(axis=0), 1e-300)
    scale[0] = 1.0
    value = _log_likelihood(y, offset)
    for _ in range(MOST_STEPS):
        p = 0.5 * (1 + np.tanh((x @ beta + offset) / 2))  # the logistic function, without overflow
        information = (x * (p * (1 - p))[:, None]).T @ x
        try:
            step = np.linalg.solve(information, x.T @ (y - p))
        except np.linalg.LinAlgError:
            return None
        following = _log_likelihood(y, x @ (beta + step) + offset)
        while following < value - 1e-9 * (1 + abs(value)):
            step = step / 2
            following = _log_likelihood(y, x @ (beta + step) + offset)
        beta, value = beta + step, following
        if np.any(np.abs(beta * scale)[1:] > 15) or value > -1e-6:
            return None
        if np.all(np.abs(step * scale) < 1e-9):
            return _Fit(beta, value, np.asarray(np.linalg.inv(information), dtype=np.float64))
    return None


def _log_likelihood(y: Floats, linear: Floats) -> float:
    return float(y @ linear - np.logaddexp(0.0, linear).sum())


def _term(name: str, j: int, y: Floats, x: Floats, fit: _Fit, level: float, profile: bool) -> OddsTerm:
    b, se, z = float(fit.beta[j]), float(np.sqrt(fit.covariance[j, j])), normal_quantile(level)
    p = normal_p(b / se)
    low, high = b - z * se, b + z * se
    limits = [_profile_limit(y, x, fit, j, side * z * se, z) if profile else None for side in (-1.0, 1.0)]
    below, above = limits
    return OddsTerm(
        name=name,
        coefficient=Estimate(value=b, low=low, high=high, se=se, statistic=b / se, p=p, level=level),
        odds_ratio=Estimate(
            value=float(np.exp(b)), low=float(np.exp(low)), high=float(np.exp(high)), p=p, level=level
        ),
        odds_ratio_profile=Estimate(
            value=float(np.exp(b)),
            low=None if below is None else float(np.exp(below)),
            high=None if above is None else float(np.exp(above)),
            level=level,
        ),
    )


def _profile_limit(y: Floats, x: Floats, fit: _Fit, j: int, step: float, z: float) -> float | None:
    """Where the likelihood, maximised over the others, has fallen by z^2/2; None if it never does.

    The root of the fall is nearly a straight line in the coefficient, so few steps find the limit.
    """
    from scipy.optimize import brentq

    others = np.delete(x, j, axis=1)

    def beyond(value: float) -> float:
        offset = x[:, j] * value
        best = _fit(y, others, offset) if others.shape[1] else None
        reached = (
            _log_likelihood(y, offset) if others.shape[1] == 0 else (best.log_likelihood if best else -np.inf)
        )
        return float(np.sqrt(2 * max(fit.log_likelihood - reached, 0.0))) - z

    near = float(fit.beta[j])
    for times in range(1, 11):
        far = near + step * 1.2 * times
        found = beyond(far)
        if found > 0:
            return None if not np.isfinite(found) else float(brentq(beyond, near, far, xtol=1e-9))
    return None
