"""The two regressions of a simple mediation, and limits that need no resampling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats._least_squares import LeastSquares, least_squares
from beside_stats._result import CannotCompute, Estimate
from beside_stats.mechanism._resampled_paths import Paths

SOBEL_SIGN = {"first_order": 0, "second_order": 1, "unbiased": -1}


@dataclass(frozen=True, kw_only=True)
class TwoEquations:
    """m on x, and y on m and x, both with the covariates; ``total`` is y on x with the covariates."""

    to_m: LeastSquares
    to_y: LeastSquares
    total: Estimate
    columns: Floats
    level: float

    @property
    def a(self) -> Estimate:
        """Path from x to m."""
        return self.to_m.estimate("x", self.level)

    @property
    def b(self) -> Estimate:
        """Path from m to y given x."""
        return self.to_y.estimate("m", self.level)

    @property
    def indirect(self) -> float:
        """Product of the two paths."""
        return self.a.value * self.b.value

    @property
    def total_is_unclear(self) -> bool:
        """Whether the interval of the total effect includes zero."""
        low, high = self.total.low, self.total.high
        return low is None or high is None or low <= 0 <= high


def two_equations(data: Mapping[str, Floats], level: float) -> TwoEquations:
    """Fit both equations; every column besides x, m and y is a covariate of both."""
    others = {name: values for name, values in data.items() if name not in ("x", "m", "y")}
    with_x = {**others, "x": data["x"]}
    return TwoEquations(
        to_m=least_squares(data["m"], with_x),
        to_y=least_squares(data["y"], {**with_x, "m": data["m"]}),
        total=least_squares(data["y"], with_x).estimate("x", level),
        columns=np.vstack([*with_x.values(), data["m"], data["y"]]),
        level=level,
    )


def product(paths: Paths) -> Floats:
    """a times b of every resample (1, B); the columns end with x, m, y."""
    q = len(paths.factor)
    return np.asarray(paths.factor[q - 2, q - 3] * paths.factor[q - 1, q - 2])[None, :]


def sobel_error(fit: TwoEquations, kind: str) -> float:
    """Standard error of a b: sqrt(a^2 sb^2 + b^2 sa^2), plus (Aroian) or minus (Goodman) sa^2 sb^2."""
    if kind not in SOBEL_SIGN:
        raise CannotCompute("bad_sobel", f"Sobel errors are {', '.join(SOBEL_SIGN)}.")
    a, b = fit.a, fit.b
    var_a, var_b = (a.se or 0.0) ** 2, (b.se or 0.0) ** 2
    variance = a.value**2 * var_b + b.value**2 * var_a + SOBEL_SIGN[kind] * var_a * var_b
    return float(np.sqrt(max(variance, 0.0)))


def monte_carlo_limits(fit: TwoEquations, draws: int, rng: np.random.Generator) -> tuple[float, float]:
    """Limits of the product of two independent normal paths."""
    noise = rng.standard_normal((2, draws))
    values = (fit.a.value + (fit.a.se or 0.0) * noise[0]) * (fit.b.value + (fit.b.se or 0.0) * noise[1])
    low, high = np.quantile(values, [(1 - fit.level) / 2, (1 + fit.level) / 2])
    return float(low), float(high)
