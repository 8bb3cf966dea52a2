"""Coefficients with standard error, degrees of freedom, interval and p."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats._result import Estimate
from beside_stats.repeated._degrees import Uncertainty
from beside_stats.repeated._random_effects_fit import RandomEffectsFit


@dataclass(frozen=True)
class Degrees:
    """Which degrees of freedom were asked for, and the coverage of intervals."""

    asked: str
    level: float

    def chosen(self, few_people: bool) -> str:
        """The method used: as asked, or by the number of people."""
        if self.asked == "auto":
            return "kenward_roger" if few_people else "satterthwaite"
        return self.asked


def coefficient_estimates(
    found: RandomEffectsFit, uncertainty: Uncertainty, level: float
) -> tuple[Estimate, ...]:
    """Every coefficient, in order."""
    return tuple(contrast_estimate(found, uncertainty, unit, level) for unit in np.eye(len(found.coef)))


def contrast_estimate(
    found: RandomEffectsFit, uncertainty: Uncertainty, weights: Floats, level: float
) -> Estimate:
    """A weighted sum of coefficients with its t interval; residual df where the variances add nothing."""
    inside = found.contrast(weights)
    df = uncertainty.degrees(inside)
    if not np.isfinite(df):
        df = float(found.prepared.sums.n - len(found.coef))
    return t_interval(float(weights @ found.coef), uncertainty.se(inside), df, level)


def t_interval(value: float, se: float, df: float, level: float) -> Estimate:
    """A number with its t interval and two-sided p."""
    from beside_stats._tails import t_p, t_quantile

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
