"""Limits from the values of many resamples."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute

QUANTILES = {
    4: "interpolated_inverted_cdf",
    5: "hazen",
    6: "weibull",
    7: "linear",
    8: "median_unbiased",
    9: "normal_unbiased",
}
MOST_DEGENERATE = 0.05  # more resamples without a solution than this, and the rest cannot speak for all


@dataclass(frozen=True, kw_only=True)
class Resampled:
    """What the resamples of one number look like.

    ``z0`` is the normal quantile of the share of resamples strictly below the estimate; ``acceleration``
    comes from the leave-one-out jackknife and is None when it was not asked for.
    """

    n: int
    degenerate: int
    mean: float
    se: float
    z0: float
    acceleration: float | None
    share_below_zero: float
    share_above_zero: float

    @property
    def p(self) -> float:
        """Two-sided p that agrees with the percentile limits: twice the smaller tail beyond zero."""
        tail = self.n * (1 - max(self.share_below_zero, self.share_above_zero))
        return float(min(1.0, 2 * (tail + 1) / (self.n + 1)))


def usable(values: Floats) -> Floats:
    """The resamples that have a solution; refuses when too many have none."""
    kept = values[np.isfinite(values)]
    if len(kept) < 20:
        raise CannotCompute("too_few_resamples", f"{len(kept)} usable resamples; at least 20 are needed.")
    if len(kept) < (1 - MOST_DEGENERATE) * len(values):
        raise CannotCompute(
            "degenerate_resamples", f"{len(values) - len(kept)} of {len(values)} resamples have no solution."
        )
    return kept


def describe(values: Floats, estimate: float, left_out: Floats | None = None) -> Resampled:
    """Mean, standard error (divisor B - 1), bias and acceleration of the resamples of one number."""
    from scipy.special import ndtri

    kept = usable(values)
    return Resampled(
        n=len(kept),
        degenerate=len(values) - len(kept),
        mean=float(kept.mean()),
        se=float(kept.std(ddof=1)),
        z0=float(ndtri(np.mean(kept < estimate))),
        acceleration=None if left_out is None else _acceleration(left_out),
        share_below_zero=float(np.mean(kept < 0)),
        share_above_zero=float(np.mean(kept > 0)),
    )


def percentile_limits(values: Floats, level: float, quantile: int = 7) -> tuple[float, float]:
    """The middle ``level`` of the resamples; ``quantile`` is the Hyndman-Fan type."""
    return _quantiles(usable(values), (1 - level) / 2, (1 + level) / 2, quantile)


def corrected_limits(
    values: Floats, summary: Resampled, level: float, quantile: int = 7, *, accelerated: bool
) -> tuple[float, float]:
    """Bias-corrected (BC), and accelerated (BCa), limits: percentiles moved by z0 and by the acceleration."""
    from scipy.special import ndtr, ndtri

    if not np.isfinite(summary.z0):
        raise CannotCompute("all_on_one_side", "All resamples lie on one side of the estimate.")
    shift = (summary.acceleration or 0.0) if accelerated else 0.0
    moved = summary.z0 + ndtri([(1 - level) / 2, (1 + level) / 2])
    low, high = ndtr(summary.z0 + moved / (1 - shift * moved))
    return _quantiles(usable(values), float(low), float(high), quantile)


def _quantiles(values: Floats, low: float, high: float, quantile: int) -> tuple[float, float]:
    if quantile not in QUANTILES:
        raise CannotCompute("bad_quantile", f"Quantile types are {', '.join(map(str, QUANTILES))}.")
    found = np.quantile(values, [low, high], method=QUANTILES[quantile])  # type: ignore[call-overload]
    return float(found[0]), float(found[1])


def _acceleration(left_out: Floats) -> float:
    away = left_out.mean() - left_out
    size = float(np.sum(away**2))
    return float(np.sum(away**3) / (6 * size**1.5)) if size > 0 else 0.0
