"""Least squares with its covariance, plain and robust (HC3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute, Estimate
from beside_stats.comparison._t import is_constant, t_estimate

INTERCEPT = "(Intercept)"


@dataclass(frozen=True)
class LinearFit:
    """``covariance`` is model-based, ``hc3`` robust to unequal variances."""

    names: tuple[str, ...]
    coef: Floats
    covariance: Floats
    hc3: Floats
    df: int
    r2: float

    def contrast(self, weights: Floats, level: float, *, robust: bool = False) -> Estimate:
        """A weighted sum of coefficients with its t interval."""
        variance = float(weights @ (self.hc3 if robust else self.covariance) @ weights)
        return t_estimate(float(weights @ self.coef), float(np.sqrt(variance)), self.df, level)

    def estimate(self, name: str, level: float, *, robust: bool = False) -> Estimate:
        """One coefficient."""
        return self.contrast(np.eye(len(self.coef))[self.names.index(name)], level, robust=robust)

    def se(self, *, robust: bool = False) -> tuple[float, ...]:
        """Standard errors of all coefficients."""
        return tuple(np.sqrt(np.diag(self.hc3 if robust else self.covariance)).tolist())


def linear_fit(outcome: Floats, columns: Mapping[str, Floats]) -> LinearFit:
    """Fit an intercept and the named columns.

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"constant_outcome"``, ``"collinear"``.
    """
    names = (INTERCEPT, *columns)
    x = np.column_stack([np.ones(len(outcome)), *columns.values()])
    df = len(outcome) - len(names)
    if df < 1:
        raise CannotCompute("too_few", f"{len(outcome)} people cannot carry {len(names)} coefficients.")
    if is_constant(outcome):
        raise CannotCompute("constant_outcome", "The outcome is the same for everyone.")
    q, r = np.linalg.qr(x)
    idle = np.abs(np.diag(r)) <= 1e-9 * np.sqrt((x**2).sum(axis=0))
    if idle.any():
        raise CannotCompute(
            "collinear", f"'{names[int(np.argmax(idle))]}' is constant or repeats other columns."
        )
    half = np.linalg.solve(r, np.eye(len(names)))
    bread = half @ half.T
    coef = half @ (q.T @ outcome)
    residual = outcome - x @ coef
    leverage = np.minimum((q**2).sum(axis=1), 1 - 1e-12)
    scores = x * (residual / (1 - leverage))[:, None]
    squares = float(residual @ residual)
    return LinearFit(
        names=names,
        coef=coef,
        covariance=bread * squares / df,
        hc3=bread @ (scores.T @ scores) @ bread,
        df=df,
        r2=1 - squares / float(((outcome - outcome.mean()) ** 2).sum()),
    )
