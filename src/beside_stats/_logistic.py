"""Logistic regression, the check that it has an answer, and the bias-reduced form that always has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Flags, Floats
from beside_stats._least_squares import INTERCEPT
from beside_stats._result import CannotCompute

STEPS = 100
SETTLED = 1e-10  # largest element of the score, per row
WORTH = 0.1  # share of the promised gain that a step must bring, or it is halved
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
    beta, settled = _climb(scaled, outcome)
    far = np.abs(scaled @ beta).max() >= FAR
    if (far or not settled) and is_separated(outcome, design):
        raise CannotCompute(
            "separation",
            "What was measured tells the two groups apart without error: there are no comparable people in both.",
        )
    if not settled:
        raise CannotCompute("no_convergence", "The logistic model did not settle.")
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
    for _ in range(STEPS):
        p = _probability(scaled @ beta)
        inverse = np.linalg.inv(_information(scaled, p))
        leverage = np.einsum("ij,jk,ik->i", scaled, inverse, scaled) * p * (1 - p)
        gradient = scaled.T @ (outcome - p + leverage * (0.5 - p))
        if np.abs(gradient).max() <= SETTLED * len(outcome):
            covariance = back @ inverse @ back.T
            return LogisticFit(
                names=names, design=design, coefficients=back @ beta, covariance=covariance, fitted=p
            )
        # With the leverages held, the score is that of 1 + h trials per row: their information sets the step.
        curved = scaled.T @ (scaled * (p * (1 - p) * (1 + leverage))[:, None])
        step = np.linalg.solve(curved, gradient)
        for _halving in range(30):
            reached = _penalised(scaled, outcome, beta + step)
            if reached >= value + WORTH * float(gradient @ step) - 1e-12 * abs(value):
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
    return _likelihood(design, outcome, beta) + float(size) / 2


def _climb(design: Floats, outcome: Flags) -> tuple[Floats, bool]:
    """Newton's method with halved steps, and whether the score vanished."""
    beta = np.zeros(design.shape[1])
    value = _likelihood(design, outcome, beta)
    for _ in range(STEPS):
        p = _probability(design @ beta)
        gradient = design.T @ (outcome - p)
        if np.abs(gradient).max() <= SETTLED * len(outcome):
            return beta, True
        information = _information(design, p)
        if np.linalg.cond(information) > 1e14:
            return beta, False
        step = np.linalg.solve(information, gradient)
        for _halving in range(30):
            reached = _likelihood(design, outcome, beta + step)
            if reached >= value + WORTH * float(gradient @ step) - 1e-12 * abs(value):
                break
            step = step / 2
        beta, value = beta + step, reached
    return beta, False


def _likelihood(design: Floats, outcome: Flags, beta: Floats) -> float:
    linear = design @ beta
    return float(np.where(outcome, linear, 0).sum() - np.logaddexp(0, linear).sum())
