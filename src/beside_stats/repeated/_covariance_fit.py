"""Fit covariance parameters: Newton's method over the Cholesky entries (and the residual variance)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute
from beside_stats.repeated._cholesky import Cholesky
from beside_stats.repeated._likelihood import Deviance, Products, deviance
from beside_stats.repeated._newton import Step, minimise

PERFECT = float(np.log(1e-12))


@dataclass(frozen=True)
class CovarianceFit:
    """The fit in the units it was made in; ``jacobian`` leads from the free parameters to the entries."""

    factor: Floats
    residual: float
    products: Products
    deviance: Deviance
    jacobian: Floats
    free_hessian: Floats


def fit_covariance(
    evaluate: Callable[[Floats, float], Products],
    shape: Cholesky,
    start: Floats,
    *,
    residual: float | None,
    restricted: bool,
    steps: int = 200,
) -> CovarianceFit:
    """Minimise the deviance over covariance parameters.

    Parameters
    ----------
    evaluate
        Products for a Cholesky factor and a residual variance (0 where the model has none).
    start
        Entries of the factor to begin at.
    residual
        Residual variance to begin at; None for a model without one. It is searched on the log scale.
    steps
        Steps after which the search gives up.
    """
    k = len(shape.pairs)

    def step(point: Floats) -> Step[tuple[Products, Deviance, Floats]]:
        s = _residual(point, k) if residual is not None else 0.0
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            try:
                products = evaluate(shape.factor(point[:k]), s)
                found = deviance(products, restricted=restricted)
            except np.linalg.LinAlgError:
                return _nowhere(point)
        jacobian = np.zeros((len(found.gradient), len(point)))
        jacobian[:k, :k] = shape.jacobian(point[:k])
        hessian_extra = np.zeros((len(point), len(point)))
        hessian_extra[:k, :k] = shape.curvature(found.gradient[:k])
        if residual is not None:
            jacobian[k, k] = s
            hessian_extra[k, k] = s * found.gradient[k]
        hessian = jacobian.T @ found.hessian @ jacobian + hessian_extra
        return found.value, jacobian.T @ found.gradient, hessian, (products, found, jacobian)

    begin = start if residual is None else np.append(start, np.log(residual))
    point, (_, _, hessian, (products, found, jacobian)) = minimise(step, begin, steps=steps)
    s = _residual(point, k) if residual is not None else 0.0
    return CovarianceFit(shape.factor(point[:k]), s, products, found, jacobian, hessian)


def _residual(point: Floats, at: int) -> float:
    """The residual variance; under a billionth of the outcome's own, people lie on their lines exactly."""
    if point[at] < PERFECT:
        raise CannotCompute(
            "perfect_fit", "The outcome follows from the columns without any error; check the data."
        )
    return float(np.exp(min(point[at], 50.0)))


def _nowhere(point: Floats) -> Step[tuple[Products, Deviance, Floats]]:
    none = np.empty((0, 0))
    nothing = Products(0, np.inf, none, none, none, none, none)
    return np.inf, point, none, (nothing, Deviance(np.inf, point, none, point, none), none)
