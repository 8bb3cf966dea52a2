"""Reliability when questions weigh differently: McDonald's omega from one common factor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.measurement._complete import FEWEST_FOR_A_VERDICT, complete_items, correlations

LOWEST_UNIQUE = 0.005


@dataclass(frozen=True, kw_only=True)
class Omega(Result):
    """``omega`` of the raw sum; standardised ``loadings`` and ``uniquenesses`` of the questions."""

    omega: Estimate
    loadings: Floats
    uniquenesses: Floats


def omega_total(
    items: ArrayLike, *, missing: Missing = "omit", min_people: int = FEWEST_FOR_A_VERDICT
) -> Omega:
    """Omega total of a one-factor model fitted by maximum likelihood.

    Parameters
    ----------
    items
        (n, k) answers, already reversed, k >= 3.
    missing
        ``"omit"`` or ``"raise"``.
    min_people
        Under this many the warning ``"few_people"`` (floor 30).

    Returns
    -------
    Omega
        Without an interval: none is sound in small samples short of a bootstrap.

    Raises
    ------
    CannotCompute
        ``"too_few"`` (not more people than questions), ``"too_few_items"``, ``"constant"``, ``"singular"``.

    Notes
    -----
    (sum s l)^2 / ((sum s l)^2 + sum s^2 u) with standard deviations s, standardised loadings l and
    uniquenesses u (at least 0.005, else the warning ``"heywood"``).

    References
    ----------
    McDonald (1999) Test Theory. Joereskog (1967) Psychometrika 32:443-482.
    """
    answers, eligible = complete_items(items, missing, least_people=5, least_items=3)
    n, k = answers.shape
    if n <= k:
        raise CannotCompute("too_few", f"{n} people are too few for {k} questions.")
    r = correlations(answers)
    loadings, unique = _one_factor(r)
    spread = answers.std(axis=0, ddof=1)
    common = float(spread @ loadings) ** 2
    value = common / (common + float(spread**2 @ unique))
    warned = (n < max(min_people, FEWEST_FOR_A_VERDICT), "few_people"), (unique.min() <= 0.0051, "heywood")
    return Omega(
        method="McDonald's omega total, one factor by maximum likelihood",
        n_used=n,
        n_eligible=eligible,
        conventions={"people": "complete answers"},
        warnings=tuple(code for is_so, code in warned if is_so),
        references=("McDonald 1999", "Joereskog 1967"),
        omega=Estimate(value=value),
        loadings=loadings,
        uniquenesses=unique,
    )


def _one_factor(r: Floats) -> tuple[Floats, Floats]:
    from scipy.optimize import minimize

    if np.linalg.eigvalsh(r)[0] < 1e-10:
        raise CannotCompute("singular", "One question can be worked out from the others.")
    start = np.clip(0.5 / np.diag(np.linalg.inv(r)), LOWEST_UNIQUE, 1.0)
    limits = [(LOWEST_UNIQUE, 1.0)] * len(r)
    found = minimize(_discrepancy, start, args=(r,), jac=True, method="L-BFGS-B", bounds=limits, tol=1e-14)
    unique = np.asarray(found.x, dtype=np.float64)
    values, vectors = np.linalg.eigh(r / np.sqrt(np.outer(unique, unique)))
    loadings: Floats = np.sqrt(unique) * vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.0))
    return loadings * (1.0 if loadings.sum() >= 0 else -1.0), unique


def _discrepancy(unique: Floats, r: Floats) -> tuple[float, Floats]:
    """Joereskog's function of the uniquenesses, with the loadings already optimal, and its gradient."""
    scale = 1 / np.sqrt(unique)
    values, vectors = np.linalg.eigh(r * np.outer(scale, scale))
    rest = values[:-1]
    loss = float(np.sum(rest - np.log(rest)) - len(rest))
    load = np.sqrt(unique) * vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.0))
    gradient = (load**2 + unique - np.diag(r)) / unique**2
    return loss, gradient
