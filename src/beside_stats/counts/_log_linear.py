"""Fitting log-linear means by iterated weighted least squares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute
from beside_stats.counts._design import Design

MOST_STEPS = 100
BEYOND_BELIEF = 14.0  # log rate per standard deviation: only a group without any event gets here
LARGEST_THETA = 1e6


@dataclass(frozen=True)
class LogLinear:
    """Coefficients, fitted means, and the inverse of the expected information."""

    beta: Floats
    mean: Floats
    bread: Floats


def fit_log_linear(data: Design, theta: float, start: Floats | None = None) -> LogLinear:
    """Maximum likelihood for a given theta (infinity: Poisson)."""
    linear = np.log((data.y + data.y.mean()) / 2) if start is None else data.x @ start + data.offset
    beta = np.zeros(data.x.shape[1]) if start is None else start
    spread = data.x.std(axis=0)
    scale = np.maximum(spread, 1.0)
    for _ in range(MOST_STEPS):
        mean = np.exp(linear)
        weight = mean / (1 + mean / theta)
        weighted = data.x * weight[:, None]
        information = data.x.T @ weighted
        new = np.linalg.solve(information, weighted.T @ (linear - data.offset + (data.y - mean) / mean))
        moved = float(np.max(np.abs(new - beta) * scale))
        beta = new
        linear = data.x @ beta + data.offset
        if np.any(np.abs(beta[1:] * spread[1:]) > BEYOND_BELIEF):
            break
        if moved < 1e-10:
            return _finished(data, beta, theta, float(spread.max()))
    raise CannotCompute("zero_cell", "A group has no events at all: no finite rate ratio can be given.")


def _finished(data: Design, beta: Floats, theta: float, widest: float) -> LogLinear:
    mean = np.exp(data.x @ beta + data.offset)
    weight = mean / (1 + mean / theta)
    bread = np.linalg.inv((data.x * weight[:, None]).T @ data.x)
    # A group without events drives its mean towards 0 while the information about it vanishes.
    if np.sqrt(np.diag(bread)).max() * max(widest, 1e-300) > 1e3:
        raise CannotCompute("zero_cell", "A group has no events at all: no finite rate ratio can be given.")
    return LogLinear(beta, mean, np.asarray(bread, dtype=np.float64))


def poisson_log_likelihood(y: Floats, mean: Floats) -> float:
    """Log likelihood of Poisson counts, constants included."""
    from scipy.special import gammaln

    return float(np.sum(y * np.log(mean) - mean - gammaln(y + 1)))


def negative_binomial_log_likelihood(y: Floats, mean: Floats, theta: float) -> float:
    """Log likelihood of NB2 counts, constants included."""
    from scipy.special import gammaln

    parts = gammaln(y + theta) - gammaln(theta) - gammaln(y + 1)
    return float(
        np.sum(parts + theta * np.log(theta) + y * np.log(mean) - (y + theta) * np.log(mean + theta))
    )


def best_theta(y: Floats, mean: Floats, near: float | None = None) -> float:
    """Theta of highest likelihood given the means; infinity when the counts scatter no more than Poisson.

    ``near`` is a theta of slightly other means, from which the search starts.
    """
    from scipy.optimize import brentq

    def slope(log_theta: float) -> float:
        return _slope_in_theta(y, mean, float(np.exp(log_theta)))

    if near is not None:
        low, high = np.log(near) - 0.1, np.log(near) + 0.1
        if slope(low) > 0 > slope(high):
            return float(np.exp(brentq(slope, low, high, xtol=1e-11)))
    low, high = np.log(1e-6), np.log(LARGEST_THETA)
    if float(np.sum((y - mean) ** 2 - y)) <= 0 or slope(high) > 0:
        return np.inf
    return float(np.exp(brentq(slope, low, high, xtol=1e-11)))


def _slope_in_theta(y: Floats, mean: Floats, t: float) -> float:
    from scipy.special import digamma

    # One digamma per distinct count: counts repeat.
    values, times = np.unique(y, return_counts=True)
    counted = float(times @ digamma(values + t)) - y.size * float(digamma(t))
    rest = np.log(t) + 1 - np.log(mean + t) - (y + t) / (mean + t)
    return counted + float(rest.sum())
