"""Net benefit over a range of what one unit of improvement may be worth: a value choice, not a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats, column
from beside_stats._result import CannotCompute, Result
from beside_stats._tails import normal_quantile
from beside_stats.economics.incremental import Incremental


@dataclass(frozen=True, kw_only=True)
class NetBenefit(Result):
    """Per value of a unit: net benefit, its interval, and the chance that it is above zero (normal curve)."""

    values: Floats
    benefit: Floats
    se: Floats
    low: Floats
    high: Floats
    probability: Floats


def net_benefit(found: Incremental, *, values: Sequence[float], level: float = 0.95) -> NetBenefit:
    """Incremental net monetary benefit and the normal acceptability curve.

    Parameters
    ----------
    found
        Incremental cost and effect.
    values
        What one unit of effect may be worth (0 or more), a range rather than one number.
    level
        Coverage.

    Returns
    -------
    NetBenefit

    Raises
    ------
    CannotCompute
        ``"too_few"`` when there are too few people for chances, ``"bad_value"``, ``"no_spread"``.

    Notes
    -----
    NMB = v dE - dC, var = v^2 var(dE) + var(dC) - 2 v cov(dE, dC).

    References
    ----------
    Stinnett & Mullahy (1998) Med Decis Making 18:S68-S80. Fenwick, O'Brien & Briggs (2004) Health Econ 13:405.
    """
    from scipy.special import ndtr

    if not found.probability_allowed:
        raise CannotCompute(
            "too_few", "With so few people per arm no chances are given; see the costs described."
        )
    v = worth(values)
    e, c = found.delta_effect, found.delta_cost
    benefit = v * e.value - c.value
    variance = (v * (e.se or 0.0)) ** 2 + (c.se or 0.0) ** 2 - 2 * v * found.covariance
    se = np.sqrt(np.maximum(variance, 0.0))
    if (se == 0).any():
        raise CannotCompute("no_spread", "Cost and effect do not vary: chances cannot be given.")
    z = normal_quantile(level)
    return NetBenefit(
        method="Net monetary benefit, normal acceptability curve",
        n_used=found.n_used,
        n_eligible=found.n_eligible,
        conventions={"chance": "normal"},
        warnings=found.warnings,
        references=("Stinnett & Mullahy 1998", "Fenwick et al. 2004"),
        values=v,
        benefit=benefit,
        se=se,
        low=benefit - z * se,
        high=benefit + z * se,
        probability=np.asarray(ndtr(benefit / se), dtype=np.float64),
    )


def worth(values: Sequence[float]) -> Floats:
    """What a unit may be worth: numbers of 0 or more."""
    v = column(list(values), "values")
    if np.isnan(v).any() or v.min() < 0:
        raise CannotCompute("bad_value", "What a unit is worth must be 0 or more.")
    return v
