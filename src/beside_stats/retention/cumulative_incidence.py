"""The share that ended in each way, given that other endings come in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing
from beside_stats._result import Result
from beside_stats._tails import normal_quantile
from beside_stats.retention._curve import steps
from beside_stats.retention._endings import Endings, endings_of
from beside_stats.retention._groups import levels


@dataclass(frozen=True, kw_only=True)
class IncidencePoint:
    """Share that ended in one way by one time; the interval is None where none can be given."""

    time: float
    incidence: float | None
    se: float | None
    low: float | None
    high: float | None
    at_risk: int


@dataclass(frozen=True, kw_only=True)
class CumulativeIncidence(Result):
    """Aalen-Johansen curves by way of ending, at the ``times`` when anyone's stay ended.

    ``naive_one_minus_km`` holds, at the times of ``at``, what 1 - Kaplan-Meier would have said by counting
    other endings as still here: it overstates, and is kept only so that a report can say by how much.
    """

    causes: tuple[object, ...]
    times: Floats
    at_risk: Floats
    incidence: Mapping[object, Floats]
    se: Mapping[object, Floats]
    at: Mapping[object, tuple[IncidencePoint, ...]]
    naive_one_minus_km: Mapping[object, tuple[float | None, ...]]


@dataclass(frozen=True)
class _Ground:
    times: Floats
    at_risk: Floats
    events: Floats
    before: Floats


def cumulative_incidence(
    durations: ArrayLike,
    endings: Sequence[Any] | NDArray[Any],
    *,
    still_here: object,
    at: Sequence[float] = (),
    level: float = 0.95,
    missing: Missing = "raise",
) -> CumulativeIncidence:
    """Aalen-Johansen cumulative incidence, exact with ties.

    Parameters
    ----------
    durations
        (n,) lengths of stay, 0 or more.
    endings
        (n,) way of ending, or the label ``still_here`` when the stay had not ended.
    still_here
        Label of those still coming when last seen.
    at
        Times at which the curves are read.
    level
        Coverage of the log-log intervals.
    missing
        ``"raise"`` or ``"omit"``.

    Returns
    -------
    CumulativeIncidence

    Notes
    -----
    F(t) = sum S(t-) d_cause / n, no jitter of ties. Variance by the delta method (Marubini & Valsecchi).
    Where F is 0 no interval is given.

    References
    ----------
    Aalen & Johansen (1978) Scand J Stat 5:141-150. Marubini & Valsecchi (1995), section 10.2.
    """
    people = endings_of(durations, endings, still_here, missing)
    curve = steps(people.durations, people.ended)
    before = np.concatenate(([1.0], curve.survival[:-1]))[: curve.times.size]
    ground = _Ground(curve.times, curve.at_risk, curve.events, before)
    causes = tuple(levels(people.ending[people.ended])) if people.ended.any() else ()
    curves = {cause: _one_cause(people, cause, ground) for cause in causes}
    z = normal_quantile(level)
    return CumulativeIncidence(
        method="Aalen-Johansen cumulative incidence",
        n_used=people.durations.size,
        n_eligible=people.keep.size,
        conventions={
            "ties": "exact, endings before censorings",
            "interval": "log-log",
            "variance": "delta method",
        },
        warnings=_warnings(people),
        references=("Aalen & Johansen 1978", "Marubini & Valsecchi 1995"),
        causes=causes,
        times=curve.times,
        at_risk=curve.at_risk,
        incidence={cause: found[0] for cause, found in curves.items()},
        se={cause: found[1] for cause, found in curves.items()},
        at={cause: tuple(_point(people, curve.times, *curves[cause], t, z) for t in at) for cause in causes},
        naive_one_minus_km={cause: tuple(_naive(people, cause, t) for t in at) for cause in causes},
    )


def _warnings(people: Endings) -> tuple[str, ...]:
    found = [] if people.ended.any() else ["no_events"]
    return tuple([*found, "few_people"] if people.durations.size < 10 else found)


def _one_cause(people: Endings, cause: object, ground: _Ground) -> tuple[Floats, Floats]:
    """Incidence and its standard error at each time of an ending."""
    mine = np.sort(people.durations[people.by(cause)])
    d1 = (np.searchsorted(mine, ground.times, "right") - np.searchsorted(mine, ground.times, "left")).astype(
        float
    )
    n, d, before = ground.at_risk, ground.events, ground.before
    incidence = np.cumsum(before * d1 / n)
    # sum (F(t) - F_i)^2 a_i expanded, so that all t come from three running sums; the last step, where all
    # have left, multiplies a zero and is set to 0.
    a = np.divide(d, n * (n - d), out=np.zeros_like(n), where=n > d)
    b = before**2 * d1 * (n - d1) / n**3
    c = before * d1 / n**2
    squares = (
        incidence**2 * a.cumsum() - 2 * incidence * (a * incidence).cumsum() + (a * incidence**2).cumsum()
    )
    cross = incidence * c.cumsum() - (c * incidence).cumsum()
    return incidence, np.sqrt(np.maximum(squares + b.cumsum() - 2 * cross, 0.0))


def _point(
    people: Endings, times: Floats, curve: Floats, se: Floats, time: float, z: float
) -> IncidencePoint:
    at_risk = int((people.durations >= time).sum())
    index = int(np.searchsorted(times, time, side="right")) - 1
    everyone_gone = bool(people.ended[people.durations == people.durations.max()].all())
    if time > people.durations.max() and not everyone_gone:
        return IncidencePoint(time=time, incidence=None, se=None, low=None, high=None, at_risk=at_risk)
    value = float(curve[index]) if index >= 0 else 0.0
    if value <= 0 or value >= 1:
        return IncidencePoint(time=time, incidence=value, se=None, low=None, high=None, at_risk=at_risk)
    error = float(se[index])
    spread = z * error / (value * np.log(value))
    low, high = float(value ** np.exp(-spread)), float(value ** np.exp(spread))
    return IncidencePoint(time=time, incidence=value, se=error, low=low, high=high, at_risk=at_risk)


def _naive(people: Endings, cause: object, time: float) -> float | None:
    curve = steps(people.durations, people.by(cause))
    index = int(np.searchsorted(curve.times, time, side="right")) - 1
    if time > people.durations.max():
        return None
    return 1 - float(curve.survival[index]) if index >= 0 else 0.0
