"""Fit a random-effects model in well-behaved units and give the answers back in the table's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats
from beside_stats.repeated._cholesky import Cholesky
from beside_stats.repeated._covariance_fit import CovarianceFit, fit_covariance
from beside_stats.repeated._people import PeopleSums, codes, people_sums
from beside_stats.repeated._random_effects import posterior, random_effects_products

# The threshold below which lme4 calls a relative standard deviation zero.
BOUNDARY = 1e-4


@dataclass(frozen=True)
class Prepared:
    """Sums of a table whose columns were brought to size one; outcome as residual of a first fit."""

    persons: NDArray[Any]
    sums: PeopleSums
    shape: Cholesky
    first_coef: Floats
    x_size: Floats
    z_size: Floats
    y_size: float


@dataclass(frozen=True)
class RandomEffectsFit:
    """Estimates in the table's own units, and the fit they come from."""

    prepared: Prepared
    fit: CovarianceFit
    coef: Floats
    covariance: Floats
    residual_variance: float
    minus_two_log_likelihood: float
    singular: bool

    def contrast(self, weights: Floats) -> Floats:
        """A contrast of the coefficients in the units of the fit."""
        return np.asarray(weights * self.prepared.y_size / self.prepared.x_size)


def prepare(x: Floats, y: Floats, z: Floats, person: NDArray[Any]) -> Prepared:
    """Scale the columns and sum them by person and visit pattern."""
    persons, position = codes(person)
    x_size, z_size = (np.sqrt((columns**2).mean(axis=0)) for columns in (x, z))
    scaled = x / x_size
    first = np.linalg.solve(scaled.T @ scaled, scaled.T @ y)
    residual = y - scaled @ first
    y_size = float(np.sqrt((residual**2).mean())) or 1.0
    sums = people_sums(position, z / z_size, np.column_stack([scaled, residual / y_size]))
    return Prepared(persons, sums, Cholesky(z.shape[1]), first / x_size, x_size, z_size, y_size)


def fit_random_effects(
    prepared: Prepared, *, restricted: bool = True, near: RandomEffectsFit | None = None
) -> RandomEffectsFit:
    """Maximise the (restricted) likelihood; ``near`` is a fit to begin at."""
    sums, shape = prepared.sums, prepared.shape

    def evaluate(factor: Floats, residual: float) -> Any:
        return random_effects_products(sums, shape, factor, residual)

    start, residual = shape.entries(np.eye(shape.size)) * 0.7, 0.5
    if near is not None and not near.singular:
        start, residual = shape.entries(near.fit.factor), near.fit.residual
    fit = fit_covariance(evaluate, shape, start, residual=residual, restricted=restricted)
    return _in_own_units(prepared, fit, restricted)


def _in_own_units(prepared: Prepared, fit: CovarianceFit, restricted: bool) -> RandomEffectsFit:
    p, size = len(prepared.x_size), prepared.y_size
    root = size * fit.factor / prepared.z_size[:, None]
    degrees = prepared.sums.n - (p if restricted else 0)
    value = fit.deviance.value + 2 * degrees * np.log(size)
    if restricted:
        value += 2 * float(np.log(prepared.x_size).sum())
    relative = np.abs(np.diag(fit.factor)) / np.sqrt(fit.residual)
    return RandomEffectsFit(
        prepared=prepared,
        fit=fit,
        coef=prepared.first_coef + size * fit.deviance.coef / prepared.x_size,
        covariance=root @ root.T,
        residual_variance=fit.residual * size**2,
        minus_two_log_likelihood=float(value),
        singular=bool(relative.min() < BOUNDARY),
    )


def predicted(found: RandomEffectsFit) -> tuple[Floats, Floats]:
    """Each person's random effects (empirical Bayes) and their conditional covariance.

    Returns
    -------
    tuple
        Arrays of shape (persons, q) and (persons, q, q), in the table's units.

    Notes
    -----
    ``b = G Z'V^-1 (y - X beta)``; conditional covariance ``s L (s I + L'Z'Z L)^-1 L'``, which takes the
    fixed effects and the variances as known.
    """
    sums, fit, prepared = found.prepared.sums, found.fit, found.prepared
    d = np.moveaxis(posterior(sums, fit.factor, fit.residual)[0], 2, 0)
    errors = sums.by_person @ np.append(-fit.deviance.coef, 1.0)
    effects = np.einsum("iab,ib->ia", d[sums.pattern], errors)
    scale = prepared.y_size / prepared.z_size
    covariance = fit.residual * d[sums.pattern] * scale[:, None] * scale[None, :]
    return effects * scale, covariance
