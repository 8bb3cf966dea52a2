"""The normal likelihood of repeated measures, its gradient and its Hessian, from summed products.

Whatever the covariance model, everything needed is a weighted sum of products of the columns
``W = [X, y]``: ``C`` with the inverse covariance between, ``A_r`` with one derivative of the covariance,
``B_rs`` with two. Both covariance models fill the same ``Products``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats


@dataclass(frozen=True)
class Products:
    """Sums over people: ``V`` is a person's covariance, ``G_r`` its derivative by parameter r.

    ``c`` = sum W'V^-1 W (P, P); ``a`` = sum W'V^-1 G_r V^-1 W (R, P, P); ``b`` = sum of the same with two
    derivatives (R, R, P, P); ``trace`` = sum tr(V^-1 G_r) (R); ``traces`` = sum tr(V^-1 G_r V^-1 G_s).
    """

    n: int
    log_determinant: float
    c: Floats
    a: Floats
    b: Floats
    trace: Floats
    traces: Floats


@dataclass(frozen=True)
class Deviance:
    """Minus twice the log-likelihood (restricted or not), with derivatives by the covariance entries."""

    value: float
    gradient: Floats
    hessian: Floats
    coef: Floats
    covariance: Floats


def deviance(products: Products, *, restricted: bool) -> Deviance:
    """Minus twice the log-likelihood, the fixed effects profiled out.

    Notes
    -----
    REML: ``sum log|V| + log|X'V^-1 X| + e'V^-1 e + (n - p) log 2 pi``; ML without the second term and
    with n in place of n - p. The Hessian is the observed one.
    """
    p = products.c.shape[0] - 1
    covariance: Floats = np.asarray(np.linalg.inv(products.c[:p, :p]), dtype=float)
    coef = covariance @ products.c[:p, p]
    e = np.append(-coef, 1.0)
    degrees = products.n - (p if restricted else 0)
    value = products.log_determinant + e @ products.c @ e + degrees * np.log(2 * np.pi)
    gradient = products.trace - np.einsum("rij,i,j->r", products.a, e, e)
    by_x = (products.a @ e)[:, :p]
    twice = np.einsum("rsij,i,j->rs", products.b, e, e)
    hessian = -products.traces + twice + twice.T - 2 * by_x @ covariance @ by_x.T
    if restricted:
        value += np.linalg.slogdet(products.c[:p, :p])[1]
        gradient -= np.einsum("rij,ji->r", products.a[:, :p, :p], covariance)
        hessian += fixed_effect_part(products, covariance)
    return Deviance(float(value), gradient, hessian, coef, covariance)


def fixed_effect_part(products: Products, covariance: Floats) -> Floats:
    """``2 tr(Phi B_rs) - tr(Phi A_r Phi A_s)``: what estimating the fixed effects adds to the Hessian."""
    p = covariance.shape[0]
    shifted = covariance @ products.a[:, :p, :p]
    single = np.einsum("rsij,ji->rs", products.b[:, :, :p, :p], covariance)
    return np.asarray(single + single.T - np.einsum("rij,sji->rs", shifted, shifted))
