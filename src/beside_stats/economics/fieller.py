"""An interval for a ratio of cost to effect that knows when there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from beside_stats._result import CannotCompute, Result
from beside_stats._tails import normal_quantile, t_quantile

Kind = Literal["interval", "outside", "everything"]


@dataclass(frozen=True, kw_only=True)
class FiellerInterval(Result):
    """``interval``: low to high. ``outside``: everything except low to high. ``everything``: no limits."""

    ratio: float | None
    low: float | None
    high: float | None
    kind: Kind


def fieller(
    delta_effect: float,
    delta_cost: float,
    se_effect: float,
    se_cost: float,
    covariance: float,
    *,
    df: float | None = None,
    level: float = 0.95,
    n: int = 0,
) -> FiellerInterval:
    """Fieller's confidence set for delta_cost / delta_effect.

    Parameters
    ----------
    delta_effect, delta_cost
        Differences of means.
    se_effect, se_cost, covariance
        Their standard errors (> 0 for at least one) and covariance.
    df
        Degrees of freedom of t; None uses the normal.
    level
        Coverage.
    n
        People behind the numbers, for the record.

    Returns
    -------
    FiellerInterval
        Limits only when the effect differs from zero at this level.

    Raises
    ------
    CannotCompute
        ``"no_spread"``.

    Notes
    -----
    Roots of (e^2 - z^2 ve) r^2 - 2 (e c - z^2 cov) r + (c^2 - z^2 vc) = 0.

    References
    ----------
    Fieller (1954) JRSS B 16:175-185. Willan & O'Brien (1996) Health Econ 5:297-305.
    """
    if se_effect < 0 or se_cost < 0 or (se_effect == 0 and se_cost == 0):
        raise CannotCompute("no_spread", "Without any spread there is no interval.")
    z = normal_quantile(level) if df is None else t_quantile(level, df)
    a = delta_effect**2 - (z * se_effect) ** 2
    b = delta_effect * delta_cost - z * z * covariance
    c = delta_cost**2 - (z * se_cost) ** 2
    inside = b * b - a * c
    kind: Kind = "everything"
    limits: tuple[float, float] | None = None
    if a != 0 and inside >= 0:
        kind = "interval" if a > 0 else "outside"
        first, second = sorted(((b - float(np.sqrt(inside))) / a, (b + float(np.sqrt(inside))) / a))
        limits = first, second
    return FiellerInterval(
        method="Fieller interval",
        n_used=n,
        n_eligible=n,
        conventions={"quantile": "normal" if df is None else f"t({df:g})"},
        warnings=() if kind == "interval" else ("ratio_unbounded",),
        references=("Fieller 1954", "Willan & O'Brien 1996"),
        ratio=None if delta_effect == 0 else delta_cost / delta_effect,
        low=None if limits is None else limits[0],
        high=None if limits is None else limits[1],
        kind=kind,
    )
