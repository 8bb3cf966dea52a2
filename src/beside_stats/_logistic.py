"""Logistic regression, the check that it has an answer, and the bias-reduced form that always has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Flags, Floats
from beside_stats._least_squares import INTERCEPT
from beside_stats._result import CannotCompute

STEPS = 60
SETTLED = 1e-10  # largest element of the score, per row
FAR = 12.0  # a linear predictor beyond this is looked at for separation


@dataclass(frozen=True, kw_only=True)
class LogisticFit:
    """Coefficients on the log-odds scale, their covariance and the fitted probabilities."""

    names: tuple[str, ...]
    design: Floats
    coefficients: Floats
    covariance: Floats
    fitted: Floats


def fit_logistic(outcome: Flags, terms: Mapping[str, Floats]) -> LogisticFit:
    """Maximum likelihood by Newton's method.

    Raises
    ------
    CannotCompute
        ``separation`` when a combination of the terms tells the two outcomes apart without error.
    """
    names, design = _design(outcome, terms)
    scaled, back = _scaled(design)
    beta = np.zeros(len(names))
    for _ in range(STEPS):
        p = _probability(scaled @ beta)
        gradient = scaled.T @ (outcome - p)
        information = _information(scaled, p)
        if np.abs(gradient).max() <= SETTLED * len(outcome) and np.abs(scaled @ beta).max() < FAR:
            break
        try:
            beta = beta + np.linalg.solve(information, gradient)
        except np.linalg.LinAlgError:
            break
        if not np.abs(scaled @ beta).max() < 50:
            break
    _refuse_separation(outcome, design, beta, scaled)
    p = _probability(scaled @ beta)
    covariance = back @ np.linalg.inv(_information(scaled, p)) @ back.T
    return LogisticFit(names=names, design=design, coefficients=back @ beta, covariance=covariance, fitted=p)


def fit_firth(outcome: Flags, terms: Mapping[str, Floats]) -> LogisticFit:
    """Mean bias-reduced (Firth) logistic regression: finite with separation too.

    Notes
    -----
    Solves X'(y - p + h (1/2 - p)) = 0 with h the leverages, that is, the likelihood times sqrt|X'WX|.
    """
    names, design = _design(outcome, terms)
    scaled, back = _scaled(design)
    beta = np.zeros(len(names))
    value = _penalised(scaled, outcome, beta)
    for _ in range(500):
        p = _probability(scaled @ beta)
        inverse = np.linalg.inv(_information(scaled, p))
        leverage = np.einsum("ij,jk,ik->i", scaled, inverse, scaled) * p * (1 - p)
        gradient = scaled.T @ (outcome - p + leverage * (0.5 - p))
        if np.abs(gradient).max() <= SETTLED * len(outcome):
            covariance = back @ inverse @ back.T
            return LogisticFit(
                names=names, design=design, coefficients=back @ beta, covariance=covariance, fitted=p
            )
        step = inverse @ gradient
        for _halving in range(30):
            reached = _penalised(scaled, outcome, beta + step)
            if reached >= value - 1e-12 * abs(value):
                break
            step = step / 2
        beta, value = beta + step, reached
    raise CannotCompute("no_convergence", "The bias-reduced model did not settle.")


def is_separated(outcome: Flags, design: Floats) -> bool:
    """Whether some combination of the columns (with intercept) tells the outcomes apart, wholly or in part.

    Notes
    -----
    A linear programme: the largest sum of s_i x_i b with every s_i x_i b >= 0 and b in [-1, 1], where s is 1 or
    -1. It is above zero exactly when the likelihood has no top (Albert & Anderson 1984; Konis 2007).
    """
    from scipy.optimize import linprog

    signed = np.where(outcome, 1.0, -1.0)[:, None] * _scaled(design)[0]
    found = linprog(
        -signed.sum(axis=0), A_ub=-signed, b_ub=np.zeros(len(signed)), bounds=(-1, 1), method="highs"
    )
    return bool(found.status == 0 and -found.fun > 1e-7)


def _design(outcome: Flags, terms: Mapping[str, Floats]) -> tuple[tuple[str, ...], Floats]:
    names = (INTERCEPT, *terms)
    design = np.column_stack([np.ones(len(outcome)), *terms.values()])
    if len(outcome) <= len(names):
        raise CannotCompute("too_few", f"{len(outcome)} rows cannot carry {len(names)} coefficients.")
    r = np.linalg.qr(design, mode="r")
    idle = np.abs(np.diag(r)) <= 1e-10 * np.linalg.norm(design, axis=0)
    if idle.any():
        repeated = ", ".join(name for name, flag in zip(names, idle, strict=True) if flag)
        raise CannotCompute("collinear", f"{repeated} says nothing that the other terms do not say.")
    return names, design


def _scaled(design: Floats) -> tuple[Floats, Floats]:
    """Centred and scaled columns, and the matrix that takes their coefficients back to the own units."""
    centre, spread = design.mean(axis=0), design.std(axis=0)
    spread[0], centre[0] = 1.0, 0.0
    back = np.diag(1 / spread)
    back[0] -= centre / spread
    return (design - centre) / spread, back


def _probability(linear: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(linear, -500, 500))))


def _information(design: Floats, p: Floats) -> Floats:
    return np.asarray(design.T @ (design * (p * (1 - p))[:, None]))


def _penalised(design: Floats, outcome: Flags, beta: Floats) -> float:
    linear = design @ beta
    size = np.linalg.slogdet(_information(design, _probability(linear)))[1]
    return float(np.where(outcome, linear, 0).sum() - np.logaddexp(0, linear).sum() + size / 2)


def _refuse_separation(outcome: Flags, design: Floats, beta: Floats, scaled: Floats) -> None:
    linear = scaled @ beta
    score = np.abs(scaled.T @ (outcome - _probability(linear))).max()
    if score <= SETTLED * len(outcome) and np.abs(linear).max() < FAR:
        return
    if is_separated(outcome, design) or not score <= 1e-6 * len(outcome):
        raise CannotCompute(
            "separation",
            "What was measured tells the two groups apart without error: there are no comparable people in both.",
        )
