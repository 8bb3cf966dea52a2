"""REML with an unstructured covariance between visits; people with the same visits are summed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute
from beside_stats.repeated._cholesky import Cholesky
from beside_stats.repeated._covariance_fit import CovarianceFit, fit_covariance
from beside_stats.repeated._likelihood import Products
from beside_stats.repeated._people import codes

# Data that carry the model settle in about ten steps; many visits of few people may never settle.
STEPS = 60


@dataclass(frozen=True)
class UnstructuredFit:
    """Estimates in the outcome's units; ``fit`` is in units of ``y_size``."""

    fit: CovarianceFit
    coef: Floats
    covariance: Floats
    minus_two_reml: float
    y_size: float
    n_people: int


@dataclass(frozen=True)
class VisitSums:
    """``seen`` (patterns, visits) tells the visits of a pattern, ``products`` sums outer products by visit."""

    n: int
    count: Floats
    seen: NDArray[np.bool_]
    products: Floats


def fit_unstructured(x: Floats, y: Floats, person: NDArray[Any], place: NDArray[np.intp]) -> UnstructuredFit:
    """Fit fixed effects and the full covariance.

    Parameters
    ----------
    place
        Position of each row's visit among the visits.

    Raises
    ------
    CannotCompute
        ``"duplicated_visit"``, ``"visits_never_together"``.
    """
    persons, position = codes(person)
    first = np.linalg.lstsq(x, y, rcond=None)[0]
    residual = y - x @ first
    size = float(np.sqrt((residual**2).mean())) or 1.0
    sums = _visit_sums(position, place, np.column_stack([x, residual / size]))
    shape = Cholesky(sums.seen.shape[1])

    def evaluate(factor: Floats, _residual: float) -> Products:
        return _products(sums, shape, factor)

    start = shape.entries(np.eye(shape.size))
    fit = fit_covariance(evaluate, shape, start, residual=None, restricted=True, steps=STEPS)
    degrees = len(y) - x.shape[1]
    return UnstructuredFit(
        fit=fit,
        coef=first + size * fit.deviance.coef,
        covariance=size**2 * fit.factor @ fit.factor.T,
        minus_two_reml=fit.deviance.value + 2 * degrees * float(np.log(size)),
        y_size=size,
        n_people=len(persons),
    )


def _visit_sums(position: NDArray[np.intp], place: NDArray[np.intp], w: Floats) -> VisitSums:
    people, visits, wide = int(position.max()) + 1, int(place.max()) + 1, w.shape[1]
    whole = np.zeros((people, visits, wide))
    seen = np.zeros((people, visits), dtype=bool)
    if len(set(zip(position.tolist(), place.tolist(), strict=True))) < len(w):
        raise CannotCompute("duplicated_visit", "Someone has the same visit twice; keep one row per visit.")
    whole[position, place], seen[position, place] = w, True
    together = seen.astype(float).T @ seen.astype(float)
    if (together == 0).any():
        raise CannotCompute("visits_never_together", "Two visits were never made by the same person.")
    patterns, which = np.unique(seen, axis=0, return_inverse=True)
    products = np.stack(
        [
            np.einsum("iaj,ibk->abjk", part, part, optimize=True)
            for part in _parts(whole, which.ravel(), len(patterns))
        ]
    )
    return VisitSums(len(w), np.bincount(which.ravel()).astype(float), patterns, products)


def _parts(whole: Floats, which: NDArray[np.intp], patterns: int) -> list[Floats]:
    return [whole[which == k] for k in range(patterns)]


def _products(sums: VisitSums, shape: Cholesky, factor: Floats) -> Products:
    """Products for V = the covariance of the visits seen, padded with zeros for the others.

    Notes
    -----
    With K = V^-1 and the sums T turned into K T K once, derivatives by single entries only pick out parts.
    """
    inverse, log_determinant = _inverses(sums, factor @ factor.T)
    patterns, v, wide = len(inverse), shape.size, sums.products.shape[-1]
    turned = inverse @ sums.products.reshape(patterns, v, v * wide * wide)
    turned = inverse[:, None] @ turned.reshape(patterns, v, v, wide * wide)
    flat = inverse.reshape(patterns, v * v)
    crossed = (flat.T @ turned.reshape(patterns, -1)).reshape(v, v, v, v, wide * wide)
    by_first = np.tensordot(shape.basis, crossed, axes=([1, 2], [2, 0]))
    b = np.tensordot(shape.basis, by_first, axes=([1, 2], [1, 2])).swapaxes(0, 1)
    entries = len(shape.pairs)
    pairs = ((flat * sums.count[:, None]).T @ flat).reshape(v, v, v, v)
    half = np.tensordot(shape.basis, pairs, axes=([1, 2], [1, 2]))
    return Products(
        n=sums.n,
        log_determinant=log_determinant,
        c=np.tensordot(inverse, sums.products, axes=3),
        a=np.tensordot(shape.basis, turned.sum(axis=0), axes=2).reshape(entries, wide, wide),
        b=b.reshape(entries, entries, wide, wide),
        trace=np.tensordot(shape.basis, np.tensordot(sums.count, inverse, axes=1), axes=2),
        traces=np.tensordot(half, shape.basis, axes=([1, 2], [1, 2])),
    )


def _inverses(sums: VisitSums, covariance: Floats) -> tuple[Floats, float]:
    inverse = np.zeros((len(sums.seen), *covariance.shape))
    log_determinant = 0.0
    for k, seen in enumerate(sums.seen):
        block = covariance[np.ix_(seen, seen)]
        sign, size = np.linalg.slogdet(block)
        if sign <= 0:
            raise np.linalg.LinAlgError("The covariance is not positive definite here.")
        inverse[k][np.ix_(seen, seen)] = np.linalg.inv(block)
        log_determinant += sums.count[k] * float(size)
    return inverse, log_determinant
