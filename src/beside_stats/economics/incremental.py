"""What a program costs more or less, and what it achieves more or less, than the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, check_guard
from beside_stats._result import Estimate, Result
from beside_stats._tails import normal_p, normal_quantile, t_quantile
from beside_stats.economics._arms import FEWEST_FOR_PROBABILITY, Arms, two_arms

Position = Literal["dominant", "dominated", "trade_off", "saves_but_less", "no_difference_in_effect"]


@dataclass(frozen=True, kw_only=True)
class ArmSummary:
    """One arm: people, mean effect and mean cost per person with t intervals."""

    label: object
    n: int
    effect: Estimate
    cost: Estimate


@dataclass(frozen=True, kw_only=True)
class Incremental(Result):
    """Treated minus reference, effect turned so that higher is better.

    ``position`` says where the point lies: ``dominant`` (costs less, does better), ``dominated``,
    ``trade_off`` (costs more, does better), ``saves_but_less`` or ``no_difference_in_effect``. ``ratio`` is
    the incremental cost-effectiveness ratio, None wherever printing it would mislead. ``point_ratio`` is the
    bare quotient for checks. ``probability_allowed`` is False where there are too few people to speak of
    chances.
    """

    delta_effect: Estimate
    delta_cost: Estimate
    covariance: float
    arms: tuple[ArmSummary, ArmSummary]
    ratio: float | None
    point_ratio: float | None
    position: Position
    probability_allowed: bool


def incremental(
    effect: ArrayLike,
    cost: ArrayLike,
    arm: Sequence[Any] | NDArray[Any],
    *,
    treated: object,
    reference: object,
    level: float = 0.95,
    effect_higher_is_better: bool = True,
    min_per_arm: int = 20,
    missing: Missing = "raise",
) -> Incremental:
    """Incremental effect and cost with their covariance.

    Parameters
    ----------
    effect, cost
        (n,) per person; cost in one currency and price year.
    arm
        (n,) labels.
    treated, reference
        The labels compared; others are left out.
    level
        Coverage of the normal intervals.
    effect_higher_is_better
        False turns the sign of the effect first.
    min_per_arm
        With fewer people per arm costs are described and no chances are given (floor 10).
    missing
        ``"raise"`` or ``"omit"``.

    Returns
    -------
    Incremental

    Raises
    ------
    CannotCompute
        ``"one_group"``, ``"too_few"``, ``"missing_values"``, ``"guard_floor"``.

    Notes
    -----
    Variances within arms (unequal), e.g. var(dE) = s1^2/n1 + s0^2/n0. The ratio is shown only for a trade-off
    whose effect interval lies off zero.

    References
    ----------
    Drummond et al. (2015) Methods for the Economic Evaluation of Health Care Programmes.
    """
    check_guard("min_per_arm", min_per_arm, FEWEST_FOR_PROBABILITY)
    arms = two_arms(
        effect,
        cost,
        arm,
        treated=treated,
        reference=reference,
        missing=missing,
        effect_higher_is_better=effect_higher_is_better,
    )
    return _found(arms, (treated, reference), level, min_per_arm)


def _found(arms: Arms, names: tuple[object, object], level: float, min_per_arm: int) -> Incremental:
    gap = arms.treated.mean(axis=0) - arms.reference.mean(axis=0)
    covariance = covariance_of_means(arms)
    d_effect, d_cost = (_difference(float(gap[i]), float(np.sqrt(covariance[i, i])), level) for i in (0, 1))
    where = position(d_effect.value, d_cost.value)
    enough = min(len(arms.treated), len(arms.reference)) >= min_per_arm
    uncertain = _includes_zero(d_effect)
    point = None if where == "no_difference_in_effect" else d_cost.value / d_effect.value
    printable = where in ("trade_off", "saves_but_less") and not uncertain and enough
    return Incremental(
        method="Incremental cost and effect",
        n_used=len(arms.treated) + len(arms.reference),
        n_eligible=arms.n_eligible,
        conventions={"difference": f"{names[0]} minus {names[1]}", "variance": "within arms"},
        warnings=_warnings(where, enough, uncertain),
        references=("Drummond et al. 2015",),
        delta_effect=d_effect,
        delta_cost=d_cost,
        covariance=float(covariance[0, 1]),
        arms=(_summary(names[0], arms.treated, level), _summary(names[1], arms.reference, level)),
        ratio=point if printable else None,
        point_ratio=point,
        position=where,
        probability_allowed=enough,
    )


def covariance_of_means(arms: Arms) -> Floats:
    """Covariance of the two differences of means (effect, cost)."""
    parts = [np.cov(side, rowvar=False) / len(side) for side in (arms.treated, arms.reference)]
    found: Floats = parts[0] + parts[1]
    return found


def position(d_effect: float, d_cost: float) -> Position:
    """Where a point lies on the plane; costs that are equal count as not more."""
    if abs(d_effect) < 1e-12:
        return "no_difference_in_effect"
    if d_effect > 0:
        return "trade_off" if d_cost > 0 else "dominant"
    return "saves_but_less" if d_cost < 0 else "dominated"


def _difference(value: float, se: float, level: float) -> Estimate:
    if se == 0:
        return Estimate(value=value, level=level)
    z = normal_quantile(level)
    return Estimate(
        value=value,
        low=value - z * se,
        high=value + z * se,
        se=se,
        statistic=value / se,
        p=normal_p(value / se),
        level=level,
    )


def _includes_zero(estimate: Estimate) -> bool:
    if estimate.low is None or estimate.high is None:
        return True
    return estimate.low <= 0 <= estimate.high


def _summary(label: object, values: Floats, level: float) -> ArmSummary:
    n = len(values)
    mean, se = values.mean(axis=0), values.std(axis=0, ddof=1) / np.sqrt(n)
    t = t_quantile(level, n - 1)
    effect, cost = (
        Estimate(
            value=float(mean[i]),
            low=float(mean[i] - t * se[i]),
            high=float(mean[i] + t * se[i]),
            se=float(se[i]),
            df=n - 1,
            level=level,
        )
        for i in (0, 1)
    )
    return ArmSummary(label=label, n=n, effect=effect, cost=cost)


def _warnings(where: Position, enough: bool, uncertain: bool) -> tuple[str, ...]:
    found = [] if enough else ["few_people"]
    if where in ("dominant", "dominated"):
        found.append("dominance")
    if where == "no_difference_in_effect":
        found.append("no_effect_difference")
    elif uncertain:
        found.append("effect_includes_zero")
    return tuple(found)
