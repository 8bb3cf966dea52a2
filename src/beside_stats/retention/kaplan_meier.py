"""The share still coming over time, with those not yet gone counted for as long as they were seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing
from beside_stats._result import Estimate, Result
from beside_stats._tails import normal_quantile
from beside_stats.retention._curve import Steps, steps
from beside_stats.retention._inputs import Stays, stays

DESCRIBE_ONLY_UNDER = 10


@dataclass(frozen=True, kw_only=True)
class CurvePoint:
    """The curve read at one time; the interval is None where none can be given."""

    time: float
    survival: float | None
    se: float | None
    low: float | None
    high: float | None
    at_risk: int


@dataclass(frozen=True, kw_only=True)
class KaplanMeier(Result):
    """Product-limit curve: one entry per time with an ending; ``low`` and ``high`` are nan where undefined.

    ``durations`` are those of single people, kept to count who is at risk at any time; ``as_dict`` leaves
    them out, since what it gives is made to be passed on.
    """

    times: Floats
    at_risk: Floats
    events: Floats
    censored: Floats
    survival: Floats
    se: Floats
    low: Floats
    high: Floats
    at: tuple[CurvePoint, ...]
    median: Estimate | None
    median_low: float | None
    median_high: float | None
    n_events: int
    shown_until: float
    last_seen: float
    durations: Floats

    def as_dict(self) -> dict[str, Any]:
        """Everything but the durations of single people, ready for JSON."""
        return {name: value for name, value in super().as_dict().items() if name != "durations"}

    def survival_at(self, time: float) -> float | None:
        """Share still coming just after ``time``; None beyond the longest time anyone was seen."""
        return self.point(time).survival

    def at_risk_at(self, time: float) -> int:
        """People seen up to ``time`` or longer."""
        return int((self.durations >= time).sum())

    def point(self, time: float) -> CurvePoint:
        """The curve, its interval and the people at risk at ``time``."""
        index = int(np.searchsorted(self.times, time, side="right")) - 1
        at_risk = self.at_risk_at(time)
        if time > self.last_seen and (self.survival.size == 0 or self.survival[-1] > 0):
            return CurvePoint(time=time, survival=None, se=None, low=None, high=None, at_risk=at_risk)
        if index < 0:
            return CurvePoint(time=time, survival=1.0, se=None, low=None, high=None, at_risk=at_risk)
        low, high = float(self.low[index]), float(self.high[index])
        return CurvePoint(
            time=time,
            survival=float(self.survival[index]),
            se=None if np.isnan(self.se[index]) else float(self.se[index]),
            low=None if np.isnan(low) else low,
            high=None if np.isnan(high) else high,
            at_risk=at_risk,
        )


def kaplan_meier(
    durations: ArrayLike,
    left: ArrayLike,
    *,
    at: Sequence[float] = (),
    level: float = 0.95,
    min_at_risk: int = 5,
    missing: Missing = "raise",
) -> KaplanMeier:
    """Kaplan-Meier curve with Greenwood standard errors, log-log interval and median.

    Parameters
    ----------
    durations
        Length of each stay (n,), 0 or more, any unit of time.
    left
        1 when the person has left at that time, 0 when still coming when last seen.
    at
        Times at which the curve is read.
    level
        Coverage of the pointwise interval.
    min_at_risk
        Pictures should stop at ``shown_until``, the last time with this many people at risk (floor 1).
    missing
        ``"raise"`` or ``"omit"``.

    Returns
    -------
    KaplanMeier
        ``median`` is None while fewer than half have left.

    Raises
    ------
    CannotCompute
        ``"negative_duration"``, ``"not_yes_no"``, ``"missing_values"``, ``"empty"``.

    Notes
    -----
    S(t) = prod (1 - d_i / n_i); endings come before censorings at equal times and endings on day 0 count.
    Interval: exp(-exp(log(-log S) -/+ z * g / log S)) with g^2 = sum d / (n (n - d)). Where the curve is 1
    or 0 no interval is given: a width of zero would look like certainty. The median is the first time with
    S <= 1/2 (the middle of the flat stretch if S is exactly 1/2), its limits where the band crosses 1/2.

    References
    ----------
    Kaplan & Meier (1958) JASA 53:457-481. Kalbfleisch & Prentice (2002), section 1.4.

    Examples
    --------
    >>> curve = kaplan_meier([0, 5, 5, 40, 90, 90], [1, 1, 0, 1, 1, 0])
    >>> [round(float(s), 3) for s in curve.survival]
    [0.833, 0.667, 0.444, 0.222]
    """
    people = stays(durations, left, missing)
    curve = steps(people.durations, people.left)
    low, high = log_log_band(curve, normal_quantile(level))
    # At a curve of 0 the term d / (n (n - d)) is infinite: no standard error there.
    with np.errstate(invalid="ignore"):
        se = np.where(curve.survival > 0, curve.survival * np.sqrt(curve.variance_sum), np.nan)
    median, bounds = _median(curve, low, high, level)
    shown_until = _last_with(people, max(min_at_risk, 1))
    found = KaplanMeier(
        method="Kaplan-Meier, Greenwood standard error, log-log interval",
        n_used=people.durations.size,
        n_eligible=people.keep.size,
        conventions={"ties": "endings before censorings", "interval": "log-log", "day_0": "counts"},
        warnings=_warnings(people, median, shown_until),
        references=("Kaplan & Meier 1958", "Kalbfleisch & Prentice 2002"),
        times=curve.times,
        at_risk=curve.at_risk,
        events=curve.events,
        censored=curve.censored,
        survival=curve.survival,
        se=se,
        low=low,
        high=high,
        at=(),
        median=median,
        median_low=bounds[0],
        median_high=bounds[1],
        n_events=int(people.left.sum()),
        shown_until=shown_until,
        last_seen=float(people.durations.max()),
        durations=people.durations,
    )
    return replace(found, at=tuple(found.point(float(time)) for time in at))


def _median(
    curve: Steps, low: Floats, high: Floats, level: float
) -> tuple[Estimate | None, tuple[float | None, float | None]]:
    """The median with its limits, and the limits alone (one may be known when the median is not)."""
    bounds = crossing(curve.times, low), crossing(curve.times, high)
    middle = crossing(curve.times, curve.survival)
    if middle is None:
        return None, bounds
    return Estimate(value=middle, low=bounds[0], high=bounds[1], level=level), bounds


def log_log_band(curve: Steps, z: float) -> tuple[Floats, Floats]:
    """Pointwise limits on the log(-log) scale; nan where the curve is 1 or 0."""
    inside = (curve.survival > 0) & (curve.survival < 1)
    log_s = np.log(np.where(inside, curve.survival, 0.5))
    spread = z * np.sqrt(np.where(inside, curve.variance_sum, 0.0)) / np.abs(log_s)
    low = np.where(inside, np.exp(log_s * np.exp(spread)), np.nan)
    high = np.where(inside, np.exp(log_s * np.exp(-spread)), np.nan)
    return low, high


def crossing(times: Floats, curve: Floats) -> float | None:
    """First time at which a falling curve is at or under one half; None when it never is."""
    # A curve made of products of fractions may miss 1/2 by rounding: 1e-12 is far below any one person's step.
    under = np.flatnonzero(curve <= 0.5 + 1e-12)
    if under.size == 0:
        return None
    first = int(under[0])
    later = np.flatnonzero(curve < 0.5 - 1e-12)
    if abs(curve[first] - 0.5) < 1e-12 and later.size:
        return float((times[first] + times[int(later[0])]) / 2)
    return float(times[first])


def _last_with(people: Stays, wanted: int) -> float:
    """The latest time that ``wanted`` people reached; 0 when fewer are here at all."""
    n = people.durations.size
    if n < wanted:
        return 0.0
    return float(np.partition(people.durations, n - wanted)[n - wanted])


def _warnings(people: Stays, median: Estimate | None, shown_until: float) -> tuple[str, ...]:
    found = []
    if not people.left.any():
        found.append("no_events")
    if people.durations.size < DESCRIBE_ONLY_UNDER:
        found.append("few_people")
    if median is None:
        found.append("median_not_reached")
    if shown_until < people.durations.max():
        found.append("cut_where_few_at_risk")
    return tuple(found)
