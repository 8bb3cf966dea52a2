"""A difference with its t interval."""

from __future__ import annotations

from beside_stats._result import Estimate
from beside_stats._tails import t_p, t_quantile


def t_estimate(value: float, se: float, df: float, level: float) -> Estimate:
    """Value, interval, t and p; only the value when the standard error is zero."""
    if not se > 0:
        return Estimate(value=value, level=level)
    reach = t_quantile(level, df) * se
    return Estimate(
        value=value,
        low=value - reach,
        high=value + reach,
        se=se,
        df=df,
        statistic=value / se,
        p=t_p(value / se, df),
        level=level,
    )


def is_constant(values: object) -> bool:
    """Whether values differ by no more than rounding noise."""
    import numpy as np

    numbers = np.asarray(values, dtype=float)
    return bool(np.ptp(numbers) <= 1e-10 * max(1.0, float(np.abs(numbers).max())))
