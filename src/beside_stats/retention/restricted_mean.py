"""Average time spent in the program up to a horizon, and its difference between two groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Mask, Missing
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import normal_p, normal_quantile
from beside_stats.retention._curve import steps
from beside_stats.retention._groups import two_groups
from beside_stats.retention._inputs import stays

REFERENCES = ("Royston & Parmar 2013, BMC Med Res Methodol 13:152", "Uno et al. 2014, J Clin Oncol 32:2380")


@dataclass(frozen=True, kw_only=True)
class RestrictedMean(Result):
    """Average time up to the horizon, in the unit of the durations."""

    mean: Estimate
    horizon: float


@dataclass(frozen=True, kw_only=True)
class RestrictedMeanDifference(Result):
    """Average time of two groups up to the horizon, and treated minus reference."""

    treated: Estimate
    reference: Estimate
    difference: Estimate
    horizon: float
    n_treated: int
    n_reference: int


def restricted_mean(
    durations: ArrayLike,
    left: ArrayLike,
    *,
    horizon: float,
    level: float = 0.95,
    missing: Missing = "raise",
) -> RestrictedMean:
    """Area under the Kaplan-Meier curve from 0 to ``horizon``.

    Parameters
    ----------
    durations, left
        As in ``kaplan_meier``.
    horizon
        Time up to which days are counted (> 0), no later than the last person was seen.
    level
        Coverage of the normal interval.
    missing
        ``"raise"`` or ``"omit"``.

    Returns
    -------
    RestrictedMean
        ``mean.se`` is None when no one has left by the horizon.

    Raises
    ------
    CannotCompute
        ``"horizon_beyond_data"`` when the curve is not known up to the horizon.

    Notes
    -----
    var = sum over endings of A(t)^2 d / (n (n - d)), A(t) the area from t to the horizon.
    """
    people = stays(durations, left, missing)
    mean = _area(people.durations, people.left, horizon, level)
    return RestrictedMean(
        method="Restricted mean survival time (area under Kaplan-Meier)",
        n_used=people.durations.size,
        n_eligible=people.keep.size,
        conventions={"horizon": f"{horizon:g}"},
        warnings=("no_events",) if mean.se is None else (),
        references=REFERENCES,
        mean=mean,
        horizon=horizon,
    )


def restricted_mean_difference(
    durations: ArrayLike,
    left: ArrayLike,
    groups: Sequence[Any] | NDArray[Any],
    *,
    treated: object,
    reference: object,
    horizon: float,
    level: float = 0.95,
    missing: Missing = "raise",
    min_group: int = 5,
) -> RestrictedMeanDifference:
    """Restricted mean of the treated group minus that of the reference group.

    Parameters
    ----------
    durations, left, horizon, level, missing
        As in ``restricted_mean``.
    groups
        Label of each person's group.
    treated, reference
        The two labels compared; others are left out.
    min_group
        Fewest people per group (floor 2).

    Returns
    -------
    RestrictedMeanDifference

    Raises
    ------
    CannotCompute
        ``"one_group"``, ``"too_few"``, ``"horizon_beyond_data"``.
    """
    first, second, eligible = two_groups(
        durations,
        left,
        groups,
        treated=treated,
        reference=reference,
        missing=missing,
        at_least=max(min_group, 2),
    )
    a, b = _area(*first, horizon, level), _area(*second, horizon, level)
    return RestrictedMeanDifference(
        method="Difference of restricted mean survival times",
        n_used=first[0].size + second[0].size,
        n_eligible=eligible,
        conventions={"horizon": f"{horizon:g}", "difference": f"{treated} minus {reference}"},
        warnings=("no_events",) if a.se is None or b.se is None else (),
        references=REFERENCES,
        treated=a,
        reference=b,
        difference=_minus(a, b, level),
        horizon=horizon,
        n_treated=first[0].size,
        n_reference=second[0].size,
    )


def _minus(a: Estimate, b: Estimate, level: float) -> Estimate:
    difference = a.value - b.value
    if a.se is None or b.se is None:
        return Estimate(value=difference, level=level)
    se = float(np.hypot(a.se, b.se))
    z = normal_quantile(level)
    return Estimate(
        value=difference,
        low=difference - z * se,
        high=difference + z * se,
        se=se,
        statistic=difference / se,
        p=normal_p(difference / se),
        level=level,
    )


def _area(durations: Floats, left: Mask, horizon: float, level: float) -> Estimate:
    if horizon <= 0:
        raise CannotCompute("bad_horizon", "The horizon must be later than the start.")
    curve = steps(durations, left)
    reaches_zero = curve.survival.size > 0 and curve.survival[-1] <= 0
    if horizon > durations.max() and not reaches_zero:
        raise CannotCompute(
            "horizon_beyond_data",
            f"No one was followed to {horizon:g}; the longest stay seen is {durations.max():g}.",
        )
    inside = curve.times <= horizon
    times, survival = curve.times[inside], curve.survival[inside]
    height = np.concatenate(([1.0], survival))
    widths = np.diff(np.concatenate(([0.0], times, [horizon])))
    area = float(height @ widths)
    if times.size == 0:
        return Estimate(value=area, level=level)
    ahead = np.cumsum((survival * widths[1:])[::-1])[::-1]
    n, d = curve.at_risk[inside], curve.events[inside]
    more = n > d  # when all have left nothing lies ahead: 0 * infinity counts as 0
    se = float(np.sqrt(np.sum(ahead[more] ** 2 * d[more] / (n[more] * (n[more] - d[more])))))
    if se == 0:
        return Estimate(value=area, level=level)
    z = normal_quantile(level)
    return Estimate(
        value=area, low=max(area - z * se, 0.0), high=min(area + z * se, horizon), se=se, level=level
    )
