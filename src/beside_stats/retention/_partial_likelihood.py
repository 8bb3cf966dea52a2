"""The partial likelihood of Cox's model, its slope and curvature, with tied endings handled exactly.

Sums over people at risk are running sums from the longest stay down. The curvature needs no running sum of
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
    """People in order of time (covariates as columns of rows), and where each ending lies."""

    x: Floats
    event: Indices
    first_at_risk: Indices
    starts: Indices
    time_of_event: Indices
    fraction: Floats
    last_time_seen: Indices
    times: Floats


@dataclass(frozen=True)
class Slope:
    """Log likelihood, score and information at one coefficient vector, and what the tests need per ending."""

    log_likelihood: float
    score: Floats
    information: Floats
    weight: Floats
    denominator: Floats
    mean: Floats


def risk_sets(durations: Floats, left: Mask, x: Floats, ties: Ties) -> RiskSets:
    """Sort people by time and index the endings."""
    order = np.argsort(durations, kind="stable")
    time, ended = durations[order], left[order]
    event = np.flatnonzero(ended)
    event_time = time[event]
    starts = np.flatnonzero(np.concatenate(([True], event_time[1:] != event_time[:-1])))
    count = np.diff(np.concatenate((starts, [event.size])))
    time_of_event = np.repeat(np.arange(starts.size), count)
    within = np.arange(event.size) - starts[time_of_event]
    times = event_time[starts]
    return RiskSets(
        x=np.ascontiguousarray(x[order].T),
        event=event,
        first_at_risk=np.searchsorted(time, times, side="left"),
        starts=starts,
        time_of_event=time_of_event,
        fraction=within / count[time_of_event] if ties == "efron" else np.zeros(event.size),
        last_time_seen=np.searchsorted(times, time, side="right") - 1,
        times=times,
    )


def slope(sets: RiskSets, beta: Floats) -> Slope:
    """Log likelihood with its first two derivatives at ``beta``."""
    linear = beta @ sets.x
    weight = np.exp(linear)
    weighted = sets.x * weight
    total, moments = _at_risk(sets, weight), _at_risk(sets, weighted)
    denominator, mean = _leave_out(sets, total, weight), _leave_out(sets, moments, weighted)
    mean = mean / denominator
    log_likelihood = float(linear[sets.event].sum() - np.log(denominator).sum())
    score = sets.x[:, sets.event].sum(axis=1) - mean.sum(axis=1)
    found = Slope(log_likelihood, score, np.empty(0), weight, denominator, mean)
    return Slope(log_likelihood, score, curvature(sets, found, None), weight, denominator, mean)


def curvature(sets: RiskSets, at: Slope, factor: Floats | None) -> Floats:
    """Sum over endings of ``factor`` times the covariates' variance among those at risk."""
    inverse = 1 / at.denominator if factor is None else factor / at.denominator
    hazard = np.concatenate(([0.0], np.cumsum(np.add.reduceat(inverse, sets.starts))))
    share = hazard[sets.last_time_seen + 1]
    if sets.fraction.any():
        left_out = np.add.reduceat(inverse * sets.fraction, sets.starts)
        share[sets.event] -= left_out[sets.time_of_event]
    mean = at.mean if factor is None else at.mean * factor
    result: Floats = (sets.x * (at.weight * share)) @ sets.x.T - mean @ at.mean.T
    return result


def _at_risk(sets: RiskSets, values: Floats) -> Floats:
    running = np.cumsum(values[..., ::-1], axis=-1)
    found: Floats = running[..., values.shape[-1] - 1 - sets.first_at_risk]
    return found


def _leave_out(sets: RiskSets, at_risk: Floats, values: Floats) -> Floats:
    """One sum per ending: of those at risk, less the share of tied endings already counted (Efron)."""
    full: Floats = at_risk[..., sets.time_of_event]
    if not sets.fraction.any():
        return full
    tied = np.add.reduceat(values[..., sets.event], sets.starts, axis=-1)
    reduced: Floats = full - sets.fraction * tied[..., sets.time_of_event]
    return reduced
