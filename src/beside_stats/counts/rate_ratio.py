"""Two rates compared, without a ratio where one group has no events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Missing, column, labels, usable
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import normal_p, normal_quantile


@dataclass(frozen=True, kw_only=True)
class RateRatio(Result):
    """Rate of the treated group over that of the reference group.

    With no events in one group ``ratio`` is None; ``upper_bound`` (treated without events) or ``lower_bound``
    (reference without events) is then the exact one-sided limit. ``p_exact`` is conditional on the total.
    """

    ratio: Estimate | None
    rates: tuple[float, float]
    events: tuple[int, int]
    exposure: tuple[float, float]
    upper_bound: float | None
    lower_bound: float | None
    p_exact: float


def rate_ratio(
    counts: ArrayLike,
    groups: Sequence[Any] | NDArray[Any],
    *,
    treated: object,
    reference: object,
    exposure: ArrayLike | None = None,
    level: float = 0.95,
    missing: Missing = "raise",
) -> RateRatio:
    """Ratio of two Poisson rates.

    Parameters
    ----------
    counts
        (n,) whole numbers.
    groups
        (n,) labels.
    treated, reference
        The labels compared.
    exposure
        (n,) time at risk; by default each person counts as one.
    level
        Coverage.
    missing
        ``"raise"`` or ``"omit"``.

    Returns
    -------
    RateRatio

    Raises
    ------
    CannotCompute
        ``"one_group"``, ``"no_events"``, ``"not_a_count"``, ``"bad_exposure"``.

    Notes
    -----
    Wald interval of the log with variance 1/d1 + 1/d0 (assumes no more scatter than Poisson). Given the total,
    events of the treated are binomial with its share of the exposure: exact p and one-sided bounds.

    References
    ----------
    Przyborowski & Wilenski (1940) Biometrika 31:313-323.
    """
    y, label = column(counts, "counts"), labels(groups, "groups")
    time = np.ones_like(y) if exposure is None else column(exposure, "exposure")
    keep = usable(missing, counts=y, groups=label, exposure=time)
    if (y[keep] < 0).any() or (y[keep] != np.round(y[keep])).any():
        raise CannotCompute("not_a_count", "Counts are whole numbers, 0 or more.")
    if (time[keep] <= 0).any():
        raise CannotCompute("bad_exposure", "Exposure must be above 0 for everyone.")
    sides = [keep & np.array([value == name for value in label], dtype=bool) for name in (treated, reference)]
    if not all(side.any() for side in sides):
        raise CannotCompute("one_group", "One of the groups has no one in it: no comparison is possible.")
    d1, d0 = (int(y[side].sum()) for side in sides)
    t1, t0 = (float(time[side].sum()) for side in sides)
    if d1 + d0 == 0:
        raise CannotCompute("no_events", "Neither group has any events.")
    n = int(sum(side.sum() for side in sides))
    return RateRatio(
        method="Ratio of two Poisson rates, exact p",
        n_used=n,
        n_eligible=y.size,
        conventions={"ratio": f"{treated} over {reference}", "bounds": "one-sided"},
        warnings=("zero_cell",) if 0 in (d1, d0) else (),
        references=("Przyborowski & Wilenski 1940",),
        ratio=_ratio(d1, d0, t1, t0, level) if d1 and d0 else None,
        rates=(d1 / t1, d0 / t0),
        events=(d1, d0),
        exposure=(t1, t0),
        upper_bound=None if d1 else _bound(d0, level) * t0 / t1,
        lower_bound=None if d0 else t0 / (t1 * _bound(d1, level)),
        p_exact=binomial_p(d1, d1 + d0, t1 / (t1 + t0)),
    )


def binomial_p(k: int, n: int, share: float) -> float:
    """Two-sided exact binomial p: outcomes no more likely than the one seen."""
    from scipy.special import gammaln, xlog1py, xlogy

    counts = np.arange(n + 1)
    log_p = gammaln(n + 1) - gammaln(counts + 1) - gammaln(n - counts + 1)
    log_p = log_p + xlogy(counts, share) + xlog1py(n - counts, -share)
    p = np.exp(log_p)
    return float(min(p[p <= p[k] * (1 + 1e-7)].sum(), 1.0))


def _bound(events: int, level: float) -> float:
    """Odds limit when all of ``events`` fell in the other group."""
    share = 1 - float((1 - level) ** (1 / events))
    return share / (1 - share)


def _ratio(d1: int, d0: int, t1: float, t0: float, level: float) -> Estimate:
    log_ratio, se = float(np.log(d1 / t1 * t0 / d0)), float(np.sqrt(1 / d1 + 1 / d0))
    z = normal_quantile(level)
    return Estimate(
        value=float(np.exp(log_ratio)),
        low=float(np.exp(log_ratio - z * se)),
        high=float(np.exp(log_ratio + z * se)),
        statistic=log_ratio / se,
        p=normal_p(log_ratio / se),
        level=level,
    )
