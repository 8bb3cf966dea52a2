"""Adjusted incremental cost and effect: two regressions whose errors go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, column, matrix, names_for, require_people, usable
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import normal_below, normal_p, normal_quantile

Divisor = Literal["geomean", "n"]
INTERCEPT = "(intercept)"


@dataclass(frozen=True, kw_only=True)
class SurTerm:
    """One coefficient of one equation."""

    name: str
    estimate: Estimate


@dataclass(frozen=True, kw_only=True)
class Sur(Result):
    """Both equations; ``covariance`` is of the effect terms followed by the cost terms.

    ``residual_covariance`` is that of the first step (used as weight), ``residual_correlation`` that of the
    final residuals.
    """

    effect_terms: tuple[SurTerm, ...]
    cost_terms: tuple[SurTerm, ...]
    coefficients: Floats
    covariance: Floats
    residual_covariance: Floats
    residual_correlation: float
    treated_term: str

    def net_benefit(self, value: float, *, level: float = 0.95) -> Estimate:
        """Adjusted net benefit of the treated term when one unit of effect is worth ``value``."""
        e = [term.name for term in self.effect_terms].index(self.treated_term)
        c = len(self.effect_terms) + [term.name for term in self.cost_terms].index(self.treated_term)
        weights = np.zeros(self.coefficients.size)
        weights[e], weights[c] = value, -1.0
        return _wald(
            float(weights @ self.coefficients), float(np.sqrt(weights @ self.covariance @ weights)), level
        )

    def probability(self, value: float) -> float:
        """Chance that the net benefit is above zero at ``value``."""
        found = self.net_benefit(value)
        return normal_below(found.statistic or 0.0)


def sur(
    effect: ArrayLike,
    cost: ArrayLike,
    effect_covariates: ArrayLike,
    cost_covariates: ArrayLike,
    *,
    effect_names: Sequence[str],
    cost_names: Sequence[str],
    treated_term: str,
    divisor: Divisor = "geomean",
    level: float = 0.95,
    missing: Missing = "raise",
    min_people: int = 20,
) -> Sur:
    """Seemingly unrelated regressions of effect and cost, one feasible generalised step.

    Parameters
    ----------
    effect, cost
        (n,) outcomes; higher effect = better.
    effect_covariates, cost_covariates
        (n, p) and (n, q), each holding the 0/1 column of the treated arm.
    effect_names, cost_names
        Their names.
    treated_term
        Name of the treated arm's column, in both equations.
    divisor
        Of the residual covariance: ``"geomean"`` sqrt(df_i df_j), or ``"n"``.
    level
        Coverage of the normal intervals.
    missing
        ``"raise"`` or ``"omit"`` (a row must have everything).
    min_people
        Fewest people (floor 10).

    Returns
    -------
    Sur

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"collinear"``, ``"wrong_names"``, ``"no_spread"``.

    References
    ----------
    Zellner (1962) JASA 57:348-368. Willan, Briggs & Hoch (2004) Health Econ 13:461-475.
    """
    e, c = column(effect, "effect"), column(cost, "cost")
    xe, xc = matrix(effect_covariates, "effect_covariates"), matrix(cost_covariates, "cost_covariates")
    names = (names_for(effect_names, xe.shape[1]), names_for(cost_names, xc.shape[1]))
    if treated_term not in names[0] or treated_term not in names[1]:
        raise CannotCompute("wrong_names", f"'{treated_term}' must be a covariate of both equations.")
    keep = usable(missing, effect=e, cost=c, effect_covariates=xe, cost_covariates=xc)
    n = int(keep.sum())
    require_people(n, max(min_people, 10, xe.shape[1] + 3, xc.shape[1] + 3))
    designs = [np.column_stack([np.ones(n), x[keep]]) for x in (xe, xc)]
    outcomes = [e[keep], c[keep]]
    spread = _residual_covariance(designs, outcomes, divisor)
    beta, covariance = _generalised(designs, outcomes, spread)
    terms, cut = _terms(names, beta, covariance, level), xe.shape[1] + 1
    return Sur(
        method="Seemingly unrelated regressions, one step",
        n_used=n,
        n_eligible=e.size,
        conventions={"divisor": "sqrt(df_i df_j)" if divisor == "geomean" else "n"},
        references=("Zellner 1962", "Willan, Briggs & Hoch 2004"),
        effect_terms=terms[:cut],
        cost_terms=terms[cut:],
        coefficients=beta,
        covariance=covariance,
        residual_covariance=spread,
        residual_correlation=_together(designs, outcomes, beta),
        treated_term=treated_term,
    )


def _residual_covariance(designs: list[Floats], outcomes: list[Floats], divisor: Divisor) -> Floats:
    residuals = []
    for x, y in zip(designs, outcomes, strict=True):
        beta, _, rank, _ = np.linalg.lstsq(x / np.linalg.norm(x, axis=0), y, rcond=1e-10)
        if rank < x.shape[1]:
            raise CannotCompute("collinear", "A covariate can be worked out from the others.")
        residuals.append(y - x @ (beta / np.linalg.norm(x, axis=0)))
    both = np.array(residuals)
    if (both**2).sum(axis=1).min() <= 1e-20:
        raise CannotCompute(
            "no_spread", "Cost or effect is explained without remainder: no uncertainty to speak of."
        )
    n = both.shape[1]
    df = np.array([n - x.shape[1] for x in designs], dtype=np.float64)
    scale = np.sqrt(np.outer(df, df)) if divisor == "geomean" else np.full((2, 2), float(n))
    found: Floats = both @ both.T / scale
    return found


def _generalised(designs: list[Floats], outcomes: list[Floats], spread: Floats) -> tuple[Floats, Floats]:
    weight = np.linalg.inv(spread)
    cross = [[weight[i, j] * designs[i].T @ designs[j] for j in (0, 1)] for i in (0, 1)]
    right = [sum(weight[i, j] * designs[i].T @ outcomes[j] for j in (0, 1)) for i in (0, 1)]
    normal = np.block(cross)
    # Costs are thousands, effects units: scaling keeps the inverse accurate.
    scale = 1 / np.sqrt(np.diag(normal))
    inverse = np.linalg.inv(normal * np.outer(scale, scale)) * np.outer(scale, scale)
    return inverse @ np.concatenate(right), inverse


def _together(designs: list[Floats], outcomes: list[Floats], beta: Floats) -> float:
    """Correlation of the residuals left by the final coefficients."""
    parts = np.split(beta, [designs[0].shape[1]])
    e, c = (y - x @ part for x, y, part in zip(designs, outcomes, parts, strict=True))
    return float(e @ c / np.sqrt((e @ e) * (c @ c)))


def _terms(
    names: tuple[tuple[str, ...], tuple[str, ...]], beta: Floats, covariance: Floats, level: float
) -> tuple[SurTerm, ...]:
    every = [INTERCEPT, *names[0], INTERCEPT, *names[1]]
    se = np.sqrt(np.diag(covariance))
    return tuple(
        SurTerm(name=name, estimate=_wald(float(b), float(s), level))
        for name, b, s in zip(every, beta, se, strict=True)
    )


def _wald(value: float, se: float, level: float) -> Estimate:
    z = normal_quantile(level)
    return Estimate(
        value=value,
        low=value - z * se,
        high=value + z * se,
        se=se,
        statistic=value / se,
        p=normal_p(value / se),
        level=level,
    )
