"""Normal-theory maximum likelihood of a path model, with or without missing values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute
from beside_stats.mechanism._path_model import Moments, PathModel

MOST_STEPS = 2000
CLOSE = 1e-13  # share of the log-likelihood's own scale: the expected gain of a further step


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """People who were seen on the same variables: how many, which variables, their means and covariance."""

    n: float
    seen: NDArray[np.intp]
    mean: Floats
    covariance: Floats


@dataclass(frozen=True, kw_only=True)
class PathFit:
    """Estimates with the log-likelihood at its top."""

    model: PathModel
    theta: Floats
    log_likelihood: float
    moments: Moments


def patterns(rows: Floats, divisor: str = "n") -> tuple[Pattern, ...]:
    """Sums per pattern of missing values; ``divisor`` n - 1 makes it a Wishart likelihood (complete rows only)."""
    seen = ~np.isnan(rows)
    kinds, which = np.unique(seen, axis=0, return_inverse=True)
    found = []
    for number, kind in enumerate(kinds):
        if not kind.any():
            continue
        part = rows[which.ravel() == number][:, kind]
        less = 1 if divisor == "n-1" else 0
        n = len(part) - less
        away = part - part.mean(axis=0)
        covariance = away.T @ away / n
        found.append(Pattern(n=n, seen=np.flatnonzero(kind), mean=part.mean(axis=0), covariance=covariance))
    return tuple(found)


def fit_path_model(model: PathModel, data: tuple[Pattern, ...], start: Floats) -> PathFit:
    """Fisher scoring with halved steps.

    Raises
    ------
    CannotCompute
        ``no_convergence`` or ``not_identified``.
    """
    theta = start
    moments = model.moments(theta)
    value = log_likelihood(moments, data)
    for _ in range(MOST_STEPS):
        gradient, information = score(moments, data)
        step = _solve(information, gradient)
        gain = float(gradient @ step)
        if gain <= CLOSE * (1 + abs(value)):
            return PathFit(model=model, theta=theta, log_likelihood=value, moments=moments)
        theta, value, moments = _climb(model, data, theta, value, step)
    raise CannotCompute(
        "no_convergence", "The path model did not settle; there may be too few people for it."
    )


def log_likelihood(moments: Moments, data: tuple[Pattern, ...]) -> float:
    """Sum over patterns of -n/2 (p log 2 pi + log|S| + tr S^-1 (C + dd')); -inf when S is not positive."""
    total = 0.0
    for part in data:
        sigma = moments.sigma[np.ix_(part.seen, part.seen)]
        try:
            root = np.linalg.cholesky(sigma)
        except np.linalg.LinAlgError:
            return -np.inf
        away = part.mean - moments.mu[part.seen]
        about = part.covariance + np.outer(away, away)
        size = 2 * np.log(np.diag(root)).sum() + len(part.seen) * np.log(2 * np.pi)
        total -= part.n / 2 * (size + np.trace(np.linalg.solve(sigma, about)))
    return float(total)


def score(moments: Moments, data: tuple[Pattern, ...]) -> tuple[Floats, Floats]:
    """Gradient of the log-likelihood and expected information given the patterns."""
    count = len(moments.d_mu)
    gradient, information = np.zeros(count), np.zeros((count, count))
    for part in data:
        at = np.ix_(part.seen, part.seen)
        inverse = np.linalg.inv(moments.sigma[at])
        turned = inverse @ moments.d_sigma[:, part.seen[:, None], part.seen]
        d_mu = moments.d_mu[:, part.seen]
        away = part.mean - moments.mu[part.seen]
        excess = inverse @ (part.covariance + np.outer(away, away)) - np.eye(len(part.seen))
        # tr(S^-1 dS S^-1 (T - S)) with S^-1 dS in ``turned``
        gradient += part.n * (np.einsum("kij,ji->k", turned, excess) / 2 + d_mu @ inverse @ away)
        crossed = np.einsum("kij,lji->kl", turned, turned) / 2 + d_mu @ inverse @ d_mu.T
        information += part.n * crossed
    return gradient, information


def covariance_of(fit: PathFit, data: tuple[Pattern, ...], information: str) -> Floats:
    """Inverse of the expected information, or of the observed one (differences of the exact gradient)."""
    if information == "expected":
        return np.asarray(np.linalg.inv(score(fit.moments, data)[1]))
    count = len(fit.theta)
    observed = np.empty((count, count))
    for k in range(count):
        step = np.zeros(count)
        step[k] = 1e-5 * max(1.0, abs(fit.theta[k]))
        above, _ = score(fit.model.moments(fit.theta + step), data)
        below, _ = score(fit.model.moments(fit.theta - step), data)
        observed[k] = (below - above) / (2 * step[k])
    return np.asarray(np.linalg.inv((observed + observed.T) / 2))


def _solve(information: Floats, gradient: Floats) -> Floats:
    diagonal = np.diag(information)
    if not (diagonal > 0).all():
        raise CannotCompute("not_identified", "The people seen say nothing about part of the model.")
    scale = np.sqrt(diagonal)
    scaled = information / np.outer(scale, scale)
    if np.linalg.cond(scaled) > 1e12:
        raise CannotCompute("not_identified", "The people seen say nothing about part of the model.")
    return np.asarray(np.linalg.solve(scaled, gradient / scale) / scale)


def _climb(
    model: PathModel, data: tuple[Pattern, ...], theta: Floats, value: float, step: Floats
) -> tuple[Floats, float, Moments]:
    """The largest halving of the step that does not go down."""
    for halving in range(40):
        tried = theta + step / 2**halving
        moments = model.moments(tried)
        reached = log_likelihood(moments, data)
        if reached > value - 1e-12 * abs(value):
            return tried, reached, moments
    raise CannotCompute(
        "no_convergence", "The path model did not settle; there may be too few people for it."
    )
