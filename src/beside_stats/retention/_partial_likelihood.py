"""The partial likelihood of Cox's model, its slope and curvature, with tied endings handled exactly.

All sums are taken per time of an ending, never per ending and covariate. The curvature needs no running sum of
products: exchanging the sums over endings and people gives one weighted cross-product of the covariates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats, Mask

Ties = Literal["efron", "breslow"]
Indices = NDArray[np.intp]


@dataclass(frozen=True)
class RiskSets:
    """People in order of time, covariates as rows (p, n), and where each ending lies.

    ``times`` (K,) are the distinct times with endings; ``fraction`` (E,) is the share of its tied endings that
    already counts as gone at each ending (0 for Breslow).
    """

    x: Floats
    event: Indices
    event_sum: Floats
    first_at_risk: Indices
    starts: Indices
    time_of_event: Indices
    fraction: Floats
    tied: bool
    last_time_seen: Indices
    times: Floats


@dataclass(frozen=True)
class Slope:
    """Log likelihood, score and information at one coefficient vector, and what the tests need per time.

    ``at_risk`` and ``tied`` (p, K) are weighted sums of covariates; ``inverse`` holds for each time the sums
    over its endings of 1/d, f/d, 1/d^2, f/d^2 and f^2/d^2 with denominator d and fraction f.
    """

    log_likelihood: float
    score: Floats
    information: Floats
    weight: Floats
    at_risk: Floats
    tied: Floats
    inverse: Floats


def risk_sets(durations: Floats, left: Mask, x: Floats, ties: Ties) -> RiskSets:
    """Sort people by time and index the endings."""
    order = np.argsort(durations, kind="stable")
    time, ended = durations[order], left[order]
    event = np.flatnonzero(ended)
    event_time = time[event]
    starts = np.flatnonzero(np.concatenate(([True], event_time[1:] != event_time[:-1])))
    count = np.diff(np.concatenate((starts, [event.size])))
    time_of_event = np.repeat(np.arange(starts.size), count)
    times = event_time[starts]
    columns = np.ascontiguousarray(x[order].T)
    tied = ties == "efron" and bool(count.max() > 1)
    within = np.arange(event.size) - starts[time_of_event]
    return RiskSets(
        x=columns,
        event=event,
        event_sum=columns[:, event].sum(axis=1),
        first_at_risk=np.searchsorted(time, times, side="left"),
        starts=starts,
        time_of_event=time_of_event,
        fraction=within / count[time_of_event] if tied else np.zeros(event.size),
        tied=tied,
        last_time_seen=np.searchsorted(times, time, side="right") - 1,
        times=times,
    )


def slope(sets: RiskSets, beta: Floats) -> Slope:
    """Log likelihood with its first two derivatives at ``beta``."""
    weight = np.exp(beta @ sets.x)
    weighted = sets.x * weight
    total, at_risk = _at_risk(sets, weight), _at_risk(sets, weighted)
    denominator = total[sets.time_of_event]
    tied = np.zeros_like(at_risk)
    if sets.tied:
        gone = np.add.reduceat(weight[sets.event], sets.starts)
        denominator = denominator - sets.fraction * gone[sets.time_of_event]
        tied = np.add.reduceat(weighted[:, sets.event], sets.starts, axis=-1)
    inverse = _inverse(sets, denominator)
    log_likelihood = float(beta @ sets.event_sum - np.log(denominator).sum())
    score = sets.event_sum - (at_risk @ inverse[0] - tied @ inverse[1])
    found = Slope(log_likelihood, score, np.empty(0), weight, at_risk, tied, inverse)
    information = curvature(sets, found, None)
    return Slope(log_likelihood, score, information, weight, at_risk, tied, inverse)


def curvature(sets: RiskSets, at: Slope, factor: Floats | None) -> Floats:
    """Sum over endings of the covariates' variance among those at risk, times ``factor`` (K,) of its time."""
    one, some, one2, some2, both2 = at.inverse if factor is None else at.inverse * factor
    share = np.concatenate(([0.0], np.cumsum(one)))[sets.last_time_seen + 1]
    squares = (at.at_risk * one2) @ at.at_risk.T
    if sets.tied:
        share[sets.event] -= some[sets.time_of_event]
        cross = (at.at_risk * some2) @ at.tied.T
        squares = squares - cross - cross.T + (at.tied * both2) @ at.tied.T
    result: Floats = (sets.x * (at.weight * share)) @ sets.x.T - squares
    return result


def expected_sums(at: Slope, factor: Floats) -> Floats:
    """Sum over endings of the covariates' mean among those at risk, times ``factor`` (K,) of its time."""
    found: Floats = at.at_risk @ (factor * at.inverse[0]) - at.tied @ (factor * at.inverse[1])
    return found


def _at_risk(sets: RiskSets, values: Floats) -> Floats:
    """Sums over those still there at each time: one block per time, added from the last one down."""
    blocks = np.add.reduceat(values, sets.first_at_risk, axis=-1)
    found: Floats = np.cumsum(blocks[..., ::-1], axis=-1)[..., ::-1]
    return found


def _inverse(sets: RiskSets, denominator: Floats) -> Floats:
    one = 1 / denominator
    found = np.zeros((5, sets.times.size))
    found[0], found[2] = (np.add.reduceat(values, sets.starts) for values in (one, one * one))
    if sets.tied:
        some = sets.fraction * one
        for row, values in ((1, some), (3, some * one), (4, some * some)):
            found[row] = np.add.reduceat(values, sets.starts)
    return found
