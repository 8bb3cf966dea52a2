"""Limits for single values over time (XmR chart)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Missing, column, usable
from beside_stats._result import CannotCompute, Result

LIMIT = 2.66  # 3 / 1.128: three standard deviations by way of the mean moving range
RANGE_LIMIT = 3.267
FEWEST_FOR_LIMITS = 8


@dataclass(frozen=True, kw_only=True)
class Xmr(Result):
    """Centre and limits; ``outside`` are positions from 1 of values beyond the limits."""

    centre: float
    mean_moving_range: float
    lower: float
    upper: float
    range_upper: float
    outside: tuple[int, ...]
    n_baseline: int


def xmr(values: ArrayLike, *, baseline: int | None = None, missing: Missing = "raise") -> Xmr:
    """Individuals chart: mean plus and minus 2.66 mean moving ranges.

    Parameters
    ----------
    values
        (n,) in order of time.
    baseline
        Freeze the limits on this many first values; by default all are used.
    missing
        ``"raise"`` or ``"omit"`` (months without a value are passed over; positions stay those given).

    Returns
    -------
    Xmr
        With the warning ``"few_points"`` under 8 values behind the limits.

    Raises
    ------
    CannotCompute
        ``"too_few"`` with fewer than 3 values behind the limits, ``"bad_baseline"``.

    References
    ----------
    Wheeler (1993) Understanding Variation. Provost & Murray (2011) The Health Care Data Guide.
    """
    given = column(values, "values")
    keep = usable(missing, values=given)
    series, positions = given[keep], np.flatnonzero(keep) + 1
    if baseline is not None and not 1 <= baseline <= series.size:
        raise CannotCompute("bad_baseline", f"The baseline must lie within the {series.size} values.")
    base = series if baseline is None else series[:baseline]
    if base.size < 3:
        raise CannotCompute("too_few", "At least 3 values are needed for limits.")
    centre, moving = float(base.mean()), float(np.abs(np.diff(base)).mean())
    lower, upper = centre - LIMIT * moving, centre + LIMIT * moving
    beyond = (series < lower) | (series > upper)
    return Xmr(
        method="XmR chart",
        n_used=series.size,
        n_eligible=given.size,
        conventions={"limits": f"mean +/- {LIMIT} x mean moving range", "baseline": str(baseline or "all")},
        warnings=("few_points",) if base.size < FEWEST_FOR_LIMITS else (),
        references=("Wheeler 1993",),
        centre=centre,
        mean_moving_range=moving,
        lower=lower,
        upper=upper,
        range_upper=RANGE_LIMIT * moving,
        outside=tuple(int(p) for p in positions[beyond]),
        n_baseline=base.size,
    )
