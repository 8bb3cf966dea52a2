"""Several mediators side by side: which carries more?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import (
    Floats,
    check_guard,
    check_level,
    complete_rows,
    named_together,
    refuse_constant,
    require_people,
)
from beside_stats._draws import Seed, seed_number
from beside_stats._least_squares import least_squares, z_estimate
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.mechanism._bootstrap_intervals import describe, percentile_limits
from beside_stats.mechanism._drawing import drawing
from beside_stats.mechanism._resampled_paths import Paths

FLOOR = 10
REFERENCES = (
    "Preacher & Hayes (2008). Asymptotic and resampling strategies for assessing and comparing indirect "
    "effects in multiple mediator models. Behavior Research Methods 40, 879-891.",
)
ALWAYS = ("mediator_not_randomised", "time_order_needed")


@dataclass(frozen=True, kw_only=True)
class ParallelMediation(Result):
    """Paths and indirect effects by mediator, their sum, and each pair's difference (first minus second)."""

    a: Mapping[str, Estimate]
    b: Mapping[str, Estimate]
    indirect: Mapping[str, Estimate]
    differences: Mapping[tuple[str, str], Estimate]
    total_indirect: Estimate
    direct: Estimate
    total: Estimate
    interval: str
    seed: int | None


def parallel_mediation(
    x: ArrayLike,
    mediators: Mapping[str, ArrayLike],
    y: ArrayLike,
    *,
    covariates: Mapping[str, ArrayLike] | None = None,
    interval: str = "percentile",
    level: float = 0.95,
    resamples: int = 5000,
    seed: Seed | None = None,
    indices: ArrayLike | None = None,
    jobs: int | None = 1,
    missing: str = "raise",
    refuse_below: int = 30,
    warn_below: int = 60,
) -> ParallelMediation:
    """Indirect effects of x on y through two or more mediators that may go together.

    Parameters
    ----------
    x, y
        One number per person; x before the mediators before y.
    mediators
        Two or more columns by name.
    covariates
        Columns by name that enter every equation.
    interval
        ``percentile`` (bootstrap; needs ``seed`` or ``indices``) or ``delta`` (normal, maximum likelihood).
    level, resamples, seed, indices, jobs, missing, refuse_below, warn_below
        As for :func:`mediation`.

    Returns
    -------
    ParallelMediation
        Every path, with normal maximum-likelihood errors (divisor n); effects with the chosen interval.

    Raises
    ------
    CannotCompute
        ``too_few_mediators``, and as :func:`mediation`.

    Notes
    -----
    m_j = a_j x + c + e_j with correlated e;  y = direct x + sum b_j m_j + c + e. The model is saturated, so
    maximum likelihood equals least squares with divisor n: cov(a_i, a_j) = s_ij / SSx, cov(b) from the last
    equation, a and b independent. Differences use the whole covariance, not the two errors alone.

    Examples
    --------
    >>> x = [0] * 20 + [1] * 20
    >>> m1 = [before + u for before, u in zip(x, [-1, -1, 1, 1] * 10)]
    >>> m2 = [2 * before + w for before, w in zip(x, [1, -1, -1, 1] * 10)]
    >>> y = [0.5 * between + v for between, v in zip(m1, [-1, 1] * 20)]
    >>> found = parallel_mediation(x, {"trust": m1, "support": m2}, y, interval="delta")
    >>> round(found.indirect["trust"].value, 6), abs(round(found.indirect["support"].value, 6))
    (0.5, 0.0)
    """
    check_level(level)
    check_guard("refuse_below", refuse_below, FLOOR)
    if interval not in ("percentile", "delta"):
        raise CannotCompute("bad_interval", "Intervals are 'percentile' or 'delta'.")
    if len(mediators) < 2:
        raise CannotCompute("too_few_mediators", "Two mediators or more are needed; use mediation for one.")
    given = named_together(named_together({"x": x, "y": y}, mediators), covariates)
    data, keep = complete_rows(given, missing)
    require_people(len(data["x"]), refuse_below)
    refuse_constant(data)
    names = tuple(mediators)
    model = _fit(data, names)
    draws = drawing(resamples, seed, indices, jobs)
    values = None
    if interval == "percentile":
        values = draws.values(model.columns, partial(_products, len(names)))
    return _result(
        model,
        names,
        _Answer(model=model, values=values, level=level),
        method="OLS mediation, parallel mediators",
        n_used=len(data["x"]),
        n_eligible=len(keep),
        conventions={
            "interval": interval,
            "se_divisor": "n",
            "missing": missing,
            "resamples": str(draws.count) if values is not None else "none",
        },
        warnings=(*ALWAYS, *(("few_people",) if len(data["x"]) < warn_below else ())),
        references=REFERENCES,
        interval=interval,
        seed=seed_number(seed),
    )


@dataclass(frozen=True, kw_only=True)
class _Model:
    """Paths in the order a_1..a_k, b_1..b_k, direct, with their joint covariance."""

    paths: Floats
    covariance: Floats
    columns: Floats

    @property
    def k(self) -> int:
        return (len(self.paths) - 1) // 2


def _fit(data: Mapping[str, Floats], names: tuple[str, ...]) -> _Model:
    others = {n: v for n, v in data.items() if n not in ("x", "y", *names)}
    with_x = {**others, "x": data["x"]}
    last = least_squares(data["y"], {**with_x, **{name: data[name] for name in names}})
    firsts = [least_squares(data[name], with_x) for name in names]
    k, n = len(names), len(data["x"])
    residuals = np.array([first.residuals for first in firsts])
    at_x = firsts[0].names.index("x")
    covariance = np.zeros((2 * k + 1, 2 * k + 1))
    covariance[:k, :k] = residuals @ residuals.T / n * firsts[0].bread[at_x, at_x]
    where = [last.names.index(name) for name in (*names, "x")]
    covariance[k:, k:] = (last.residuals @ last.residuals / n) * last.bread[np.ix_(where, where)]
    return _Model(
        paths=np.array([*(f.coefficient("x") for f in firsts), *last.coefficients[where]]),
        covariance=covariance,
        columns=np.vstack([*with_x.values(), *(data[name] for name in names), data["y"]]),
    )


def _products(k: int, paths: Paths) -> Floats:
    """a_j b_j for every mediator and the direct path (k + 1, B); the columns end with x, mediators, y."""
    y = len(paths.factor) - 1
    x = y - k - 1
    direct, *b = paths.coefficients(y, x)
    return np.array([*(paths.factor[x + 1 + j, x] * b[j] for j in range(k)), direct])


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """Estimates of sums of indirect effects and the direct path, by the delta method or from resamples."""

    model: _Model
    values: Floats | None
    level: float

    def path(self, at: int) -> Estimate:
        """One path with its normal interval."""
        se = float(np.sqrt(self.model.covariance[at, at]))
        return z_estimate(float(self.model.paths[at]), se, self.level)

    def combined(self, weights: Floats, direct: float = 0.0) -> Estimate:
        """weights . (a b) + direct weight . direct path."""
        k = self.model.k
        a, b, left = self.model.paths[:k], self.model.paths[k:-1], self.model.paths[-1]
        value = float(weights @ (a * b) + direct * left)
        if self.values is None:
            slope = np.concatenate([weights * b, weights * a, [direct]])
            return z_estimate(value, float(np.sqrt(slope @ self.model.covariance @ slope)), self.level)
        drawn = np.append(weights, direct) @ self.values
        summary = describe(drawn, value)
        low, high = percentile_limits(drawn, self.level)
        return Estimate(value=value, low=low, high=high, se=summary.se, p=summary.p, level=self.level)


def _result(model: _Model, names: tuple[str, ...], answer: _Answer, **about: Any) -> ParallelMediation:
    unit = np.eye(len(names))
    pairs = combinations(range(len(names)), 2)
    return ParallelMediation(
        a={name: answer.path(j) for j, name in enumerate(names)},
        b={name: answer.path(model.k + j) for j, name in enumerate(names)},
        indirect={name: answer.combined(unit[j]) for j, name in enumerate(names)},
        differences={(names[i], names[j]): answer.combined(unit[i] - unit[j]) for i, j in pairs},
        total_indirect=answer.combined(unit.sum(axis=0)),
        direct=answer.combined(0 * unit[0], 1.0),
        total=answer.combined(unit.sum(axis=0), 1.0),
        **about,
    )
