"""Ordinary least squares with an intercept: the part that several analyses share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute, Estimate

INTERCEPT = "(intercept)"


@dataclass(frozen=True, kw_only=True)
class LeastSquares:
    """A fitted linear model; ``bread`` is the inverse of X'WX, with all weights 1 when none were given."""

    names: tuple[str, ...]
    design: Floats
    coefficients: Floats
    bread: Floats
    residuals: Floats
    weights: Floats
    df: int
    r2: float

    @property
    def variance(self) -> float:
        """Residual mean square, weighted (divisor n - p)."""
        return float((self.weights * self.residuals) @ self.residuals) / self.df

    @property
    def covariance(self) -> Floats:
        """Classical covariance of the coefficients."""
        return np.asarray(self.variance * self.bread)

    def coefficient(self, name: str) -> float:
        """The coefficient of a named term."""
        return float(self.coefficients[self.names.index(name)])

    def estimate(self, name: str, level: float = 0.95) -> Estimate:
        """Coefficient with t interval and p."""
        at = self.names.index(name)
        return t_estimate(
            float(self.coefficients[at]), float(np.sqrt(self.covariance[at, at])), self.df, level
        )

    def robust_covariance(self, kind: str = "hc0") -> Floats:
        """bread X'diag((w e)^2)X bread; ``hc3`` divides each residual by 1 - h, h its (weighted) leverage."""
        left = self.weights * self.residuals
        if kind == "hc3":
            left = left / (1 - self.weights * np.einsum("ij,jk,ik->i", self.design, self.bread, self.design))
        scores = self.design * left[:, None]
        return np.asarray(self.bread @ (scores.T @ scores) @ self.bread)

    def robust_estimate(self, name: str, level: float = 0.95) -> Estimate:
        """Coefficient with an HC3 error and t interval."""
        at = self.names.index(name)
        se = float(np.sqrt(self.robust_covariance("hc3")[at, at]))
        return t_estimate(float(self.coefficients[at]), se, self.df, level)


def least_squares(y: Floats, terms: Mapping[str, Floats], weights: Floats | None = None) -> LeastSquares:
    """Fit y on an intercept and the named terms, weighted when weights are given.

    Raises
    ------
    CannotCompute
        ``too_few`` when no degrees of freedom are left, ``collinear`` when a term adds nothing new.
    """
    names = (INTERCEPT, *terms)
    design = np.column_stack([np.ones_like(y), *terms.values()])
    if len(y) <= len(names):
        raise CannotCompute("too_few", f"{len(y)} rows cannot carry {len(names)} coefficients.")
    root = np.ones_like(y) if weights is None else np.sqrt(weights)
    q, r = np.linalg.qr(design * root[:, None])
    _refuse_collinear(r, design * root[:, None], names)
    inverse = np.linalg.solve(r, np.eye(len(names)))
    coefficients = inverse @ (q.T @ (y * root))
    residuals = y - design @ coefficients
    about = y - np.average(y, weights=root**2)
    total = float((about * root) @ (about * root))
    left = float((residuals * root) @ (residuals * root))
    return LeastSquares(
        names=names,
        design=design,
        coefficients=coefficients,
        bread=inverse @ inverse.T,
        residuals=residuals,
        weights=root**2,
        df=len(y) - len(names),
        r2=1 - left / total if total > 0 else np.nan,
    )


def t_estimate(value: float, se: float, df: float, level: float) -> Estimate:
    """A number with its t interval and two-sided p."""
    from scipy.special import stdtr, stdtrit

    reach = float(stdtrit(df, 0.5 + level / 2)) * se
    statistic = value / se if se > 0 else np.nan
    return Estimate(
        value=value,
        low=value - reach,
        high=value + reach,
        se=se,
        df=df,
        statistic=statistic,
        p=float(2 * stdtr(df, -abs(statistic))),
        level=level,
    )


def z_estimate(value: float, se: float, level: float) -> Estimate:
    """A number with its normal interval and two-sided p."""
    from scipy.special import ndtr, ndtri

    reach = float(ndtri(0.5 + level / 2)) * se
    statistic = value / se if se > 0 else np.nan
    p = float(2 * ndtr(-abs(statistic)))
    return Estimate(
        value=value, low=value - reach, high=value + reach, se=se, statistic=statistic, p=p, level=level
    )


def _refuse_collinear(r: Floats, design: Floats, names: tuple[str, ...]) -> None:
    size = np.linalg.norm(design, axis=0)
    idle = np.abs(np.diag(r)) <= 1e-10 * np.where(size > 0, size, 1.0)
    if idle.any():
        repeated = ", ".join(name for name, flag in zip(names, idle, strict=True) if flag)
        raise CannotCompute("collinear", f"{repeated} says nothing that the other terms do not say.")
