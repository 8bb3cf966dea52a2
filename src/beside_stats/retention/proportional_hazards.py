"""Does a ratio of leaving stay the same over time? The score test of proportional hazards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, names_for
from beside_stats._result import CannotCompute, Result
from beside_stats._tails import chi_square_p
from beside_stats.retention._curve import steps
from beside_stats.retention._partial_likelihood import (
    RiskSets,
    Ties,
    curvature,
    expected_sums,
    risk_sets,
)
from beside_stats.retention.cox import cox_inputs, fit_cox

TimeScale = Literal["km", "identity", "rank", "log"]


@dataclass(frozen=True, kw_only=True)
class HazardTest:
    """Chi-square of one covariate (or of all together): small p = the ratio changes over time."""

    name: str
    chi_square: float
    df: int
    p: float


@dataclass(frozen=True, kw_only=True)
class ProportionalHazards(Result):
    """The test for each covariate and for all together."""

    terms: tuple[HazardTest, ...]
    overall: HazardTest


def proportional_hazards(
    durations: ArrayLike,
    left: ArrayLike,
    covariates: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    time: TimeScale = "km",
    ties: Ties = "efron",
    missing: Missing = "raise",
) -> ProportionalHazards:
    """Score test of a linear change of each coefficient with transformed time.

    Parameters
    ----------
    durations, left, covariates, names, ties, missing
        As in ``cox``.
    time
        Transformation of time: ``"km"`` (1 - Kaplan-Meier just before), ``"identity"``, ``"rank"``, ``"log"``.

    Returns
    -------
    ProportionalHazards

    Raises
    ------
    CannotCompute
        As ``cox``; ``"bad_time"`` for a logarithm of day 0.

    Notes
    -----
    The model is enlarged by x * g(t); U^2 over its variance given the fitted coefficients, with the full
    information, not the older approximation that takes the covariates' variance as constant.

    References
    ----------
    Grambsch & Therneau (1994) Biometrika 81:515-526; the score form of survival's ``cox.zph`` since 3.0.
    """
    at_time, ended, x, keep = cox_inputs(durations, left, covariates, missing)
    labels = names_for(names, x.shape[1])
    fit = fit_cox(at_time, ended, x, ties)
    sets = risk_sets(at_time, ended, x - x.mean(axis=0), ties)
    g = _transformed(sets, steps(at_time, ended).survival, time)
    at_events = np.asarray(sets.x[:, sets.event] @ g[sets.time_of_event])
    score = at_events - expected_sums(fit.at, g)
    base, cross, square = (curvature(sets, fit.at, factor) for factor in (None, g, g * g))
    # Variance of U given that the coefficients themselves were fitted.
    variance = square - cross @ np.linalg.solve(base, cross)
    overall = float(score @ np.linalg.solve(variance, score))
    return ProportionalHazards(
        method=f"Score test of proportional hazards, time as {time}",
        n_used=at_time.size,
        n_eligible=keep.size,
        conventions={"time": time, "ties": ties},
        references=("Grambsch & Therneau 1994",),
        terms=tuple(_test(name, float(score[i] ** 2 / variance[i, i]), 1) for i, name in enumerate(labels)),
        overall=_test("all", overall, len(labels)),
    )


def _test(name: str, chi_square: float, df: int) -> HazardTest:
    return HazardTest(name=name, chi_square=chi_square, df=df, p=chi_square_p(chi_square, df))


def _transformed(sets: RiskSets, survival: Floats, time: TimeScale) -> Floats:
    """g(t) at each time of an ending, centred (centring does not change the test but keeps it well conditioned)."""
    if time == "km":
        scale = 1 - np.concatenate(([1.0], survival[:-1]))
    elif time == "rank":
        scale = np.bincount(sets.time_of_event).cumsum().astype(float)
    elif time == "log":
        if sets.times.min() <= 0:
            raise CannotCompute("bad_time", "Log time cannot be used with endings on day 0.")
        scale = np.log(sets.times)
    else:
        scale = sets.times
    centred: Floats = scale - scale[sets.time_of_event].mean()
    return centred
