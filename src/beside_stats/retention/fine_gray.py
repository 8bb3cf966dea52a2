"""Which people more often end in one way, given the other endings: the subdistribution hazard model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Mask, Missing, matrix, names_for
from beside_stats._result import CannotCompute, Result
from beside_stats.retention._curve import steps
from beside_stats.retention._endings import check_cause, endings_of
from beside_stats.retention.cox import BEYOND_BELIEF, MOST_STEPS, CoxTerm, check_covariates, cox_terms

LARGEST_TABLE = 50_000_000  # people times distinct times: 400 MB of weights


@dataclass(frozen=True, kw_only=True)
class FineGray(Result):
    """Coefficients of the subdistribution hazard; a ratio above 1 = ends in this way more often."""

    terms: tuple[CoxTerm, ...]
    log_likelihood: float
    covariance: Floats
    cause: object
    n_events: int


@dataclass(frozen=True)
class _Weighted:
    """Endings of the cause by time, and the weight of each person at each of these times (n, K).

    ``own`` sums the covariates of those who ended in this way.
    """

    x: Floats
    times: Floats
    endings: Floats
    event_of: NDArray[np.intp]
    weight: Floats
    own: Floats


def fine_gray(
    durations: ArrayLike,
    endings: Sequence[Any] | NDArray[Any],
    covariates: ArrayLike,
    *,
    cause: object,
    still_here: object,
    names: Sequence[str] | None = None,
    level: float = 0.95,
    missing: Missing = "raise",
    min_events_per_term: int = 5,
) -> FineGray:
    """Fine-Gray regression with inverse-probability-of-censoring weights and robust standard errors.

    Parameters
    ----------
    durations, endings, still_here, missing
        As in ``cumulative_incidence``.
    covariates
        (n, p) numbers.
    cause
        The way of ending modelled.
    names, level, min_events_per_term
        As in ``cox``.

    Returns
    -------
    FineGray

    Raises
    ------
    CannotCompute
        As ``cox``, and ``"not_an_ending"``; ``"too_large"`` beyond 50 million people times distinct times.

    Notes
    -----
    Those who ended in another way stay at risk with weight G(t-) / G(T-), G the Kaplan-Meier curve of being
    censored; ties as Breslow. The variance includes that G was estimated. Memory grows with people times
    distinct times of the cause.

    References
    ----------
    Fine & Gray (1999) JASA 94:496-509.
    """
    x = matrix(covariates, "covariates")
    people = endings_of(durations, endings, still_here, missing, covariates=x)
    mine, x = check_cause(people, cause, still_here), x[people.keep]
    labels = names_for(names, x.shape[1])
    if mine.sum() <= x.shape[1]:
        raise CannotCompute(
            "too_few_events", f"{int(mine.sum())} endings cannot carry {x.shape[1]} covariates."
        )
    check_covariates(x)
    data = _weigh(people.durations, mine, people.ended, x - x.mean(axis=0))
    beta, log_likelihood, information = _fit(data)
    inverse = np.linalg.inv(information)
    scores = _scores(data, beta, people.durations, mine, people.ended)
    covariance = inverse @ (scores.T @ scores) @ inverse
    return FineGray(
        method="Fine-Gray subdistribution hazard, robust standard errors",
        n_used=people.durations.size,
        n_eligible=people.keep.size,
        conventions={"ties": "breslow", "weights": "G(t-)/G(T-)"},
        warnings=("few_events",) if mine.sum() < min_events_per_term * x.shape[1] else (),
        references=("Fine & Gray 1999",),
        terms=cox_terms(labels, beta, np.sqrt(np.diag(covariance)), level),
        log_likelihood=log_likelihood,
        covariance=covariance,
        cause=cause,
        n_events=int(mine.sum()),
    )


def _weigh(time: Floats, mine: Mask, ended: Mask, x: Floats) -> _Weighted:
    times, event_of = np.unique(time[mine], return_inverse=True)
    if time.size * times.size > LARGEST_TABLE:
        raise CannotCompute(
            "too_large", "Too many people and times for this model: round the times to weeks or months."
        )
    censoring = steps(time, ~ended)
    uncensored = np.concatenate(([1.0], censoring.survival))
    # G just before a time: censorings at that very time are not in it.
    at_times = uncensored[np.searchsorted(censoring.times, times, side="left")]
    at_own = uncensored[np.searchsorted(censoring.times, time, side="left")]
    at_risk = (time[:, None] >= times[None, :]).astype(float)
    other = ended & ~mine
    at_risk[other] = np.where(at_risk[other] > 0, 1.0, at_times[None, :] / at_own[other, None])
    return _Weighted(x, times, np.bincount(event_of).astype(float), event_of, at_risk, x[mine].sum(axis=0))


def _moments(data: _Weighted, beta: Floats) -> tuple[Floats, Floats, Floats]:
    risk = np.exp(data.x @ beta)[:, None] * data.weight
    total = risk.sum(axis=0)
    return risk, total, (data.x.T @ risk) / total


def _fit(data: _Weighted) -> tuple[Floats, float, Floats]:
    beta = np.zeros(data.x.shape[1])
    spread = data.x.std(axis=0)
    previous = -np.inf
    for _ in range(MOST_STEPS):
        risk, total, mean = _moments(data, beta)
        log_likelihood = float(data.own @ beta - data.endings @ np.log(total))
        score = data.own - mean @ data.endings
        shared = risk @ (data.endings / total)
        information = (data.x.T * shared) @ data.x - (mean * data.endings) @ mean.T
        step = np.linalg.solve(information, score)
        if abs(log_likelihood - previous) <= 1e-11 * abs(log_likelihood) and np.all(
            np.abs(step * spread) < 1e-7
        ):
            return beta, log_likelihood, information
        beta, previous = beta + step, log_likelihood
        if np.any(np.abs(beta * spread) > BEYOND_BELIEF):
            break
    raise CannotCompute("separation", "A covariate separates those who ended this way: no finite ratio.")


def _scores(data: _Weighted, beta: Floats, time: Floats, mine: Mask, ended: Mask) -> Floats:
    """What each person adds to the score: the usual part, and the part through estimating G."""
    risk, total, mean = _moments(data, beta)
    hazard = data.endings / total
    expected = risk * hazard
    usual = -(data.x * expected.sum(axis=1)[:, None] - expected @ mean.T)
    usual[mine] += data.x[mine] - mean.T[data.event_of]
    found: Floats = usual + _through_censoring(data, expected, mean, time, mine, ended)
    return found


def _through_censoring(
    data: _Weighted, expected: Floats, mean: Floats, time: Floats, mine: Mask, ended: Mask
) -> Floats:
    other, censored = ended & ~mine, ~ended
    if not other.any() or not censored.any():
        return np.zeros_like(data.x)
    moments = np.unique(time[censored])
    effect = np.zeros((moments.size, data.x.shape[1]))
    for j, u in enumerate(moments):
        later = data.times > u
        part = expected[np.ix_(other & (time <= u), later)]
        who = data.x[other & (time <= u)]
        effect[j] = who.T @ part.sum(axis=1) - mean[:, later] @ part.sum(axis=0)
    at_risk = (time[None, :] >= moments[:, None]).sum(axis=1).astype(float)
    count = (time[censored][None, :] == moments[:, None]).sum(axis=1)
    per_person = effect / at_risk[:, None]
    running = np.vstack(
        [np.zeros(data.x.shape[1]), np.cumsum(per_person * (count / at_risk)[:, None], axis=0)]
    )
    found: Floats = -running[np.searchsorted(moments, time, side="right")]
    found[censored] += per_person[np.searchsorted(moments, time[censored])]
    return found
