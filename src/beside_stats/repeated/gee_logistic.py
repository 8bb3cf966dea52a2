"""A yes/no outcome over several waves: population-average odds with robust standard errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import normal_p, normal_quantile
from beside_stats.repeated._design import design
from beside_stats.repeated._people import codes

STEPS = 100


@dataclass(frozen=True, kw_only=True)
class Gee(Result):
    """Log-odds and odds ratios with sandwich standard errors; ``alpha`` is the common correlation in a person."""

    names: tuple[str, ...]
    coef: tuple[Estimate, ...]
    odds_ratios: tuple[Estimate, ...]
    alpha: float
    n_obs: int
    n_people: int

    def odds_ratio(self, name: str) -> Estimate:
        """The odds ratio of a named column."""
        return self.odds_ratios[self.names.index(name)]


@dataclass(frozen=True)
class _State:
    coef: Floats
    alpha: float
    bread: Floats
    scores: Floats
    step: Floats


def gee_logistic(
    outcome: ArrayLike,
    person: Sequence[Any] | NDArray[Any],
    *,
    fixed: Mapping[str, ArrayLike],
    min_people: int = 20,
    level: float = 0.95,
    missing: Missing = "raise",
) -> Gee:
    """Logistic estimating equations with one correlation for all pairs of a person's answers.

    Parameters
    ----------
    outcome
        1 for yes, 0 for no, one row per person and wave.
    fixed
        Columns by name; an intercept is added in front.
    min_people
        Fewer people are refused, as the sandwich is too narrow then; floor 10.

    Returns
    -------
    Gee

    Raises
    ------
    CannotCompute
        ``"not_yes_no"``, ``"too_few_people"``, ``"separation"``.

    Notes
    -----
    Available answers are used, which assumes that missing ones are missing completely at random. The
    correlation is the mean product of Pearson residuals over pairs, divided by their mean square.

    References
    ----------
    Liang & Zeger 1986, Biometrika 73:13-22.

    Examples
    --------
    >>> import numpy as np
    >>> arm, yes = np.repeat([0.0, 1.0], 40), np.repeat([1.0, 0.0, 1.0, 0.0], [12, 28, 22, 18])
    >>> round(gee_logistic(yes, np.arange(80), fixed={"arm": arm}).odds_ratio("arm").value, 4)
    2.8519
    """
    table = design(outcome, person, fixed, missing=missing)
    if not np.isin(table.y, (0.0, 1.0)).all():
        raise CannotCompute("not_yes_no", "The outcome must be 1 (yes) or 0 (no) in every row.")
    persons, position = codes(table.person)
    if len(persons) < max(min_people, 10):
        raise CannotCompute(
            "too_few_people", f"{len(persons)} people; at least {max(min_people, 10)} are needed."
        )
    state = _solve(table.x, table.y, position)
    covariance = state.bread @ (state.scores.T @ state.scores) @ state.bread
    se = np.sqrt(np.diag(covariance))
    coef = tuple(_wald(float(b), float(s), level) for b, s in zip(state.coef, se, strict=True))
    return Gee(
        method="Generalised estimating equations, logit link, exchangeable correlation",
        n_used=len(persons),
        n_eligible=table.people_given,
        conventions={
            "standard_errors": "sandwich",
            "missing": "available answers, missing completely at random",
        },
        warnings=("few_people",) if len(persons) < 40 else (),
        references=("Liang & Zeger 1986, Biometrika 73:13-22",),
        names=table.names,
        coef=coef,
        odds_ratios=tuple(_exponentiated(e) for e in coef),
        alpha=state.alpha,
        n_obs=len(table.y),
        n_people=len(persons),
    )


def _solve(x: Floats, y: Floats, position: NDArray[np.intp]) -> _State:
    coef = np.zeros(x.shape[1])
    for _ in range(STEPS):
        state = _step(x, y, position, coef)
        coef = coef + state.step
        if np.abs(x @ coef).max() > 30:
            break
        if np.abs(state.step).max() < 1e-10:
            return _step(x, y, position, coef)
    raise CannotCompute(
        "separation", "Some combination of columns tells yes from no without error; no odds exist."
    )


def _step(x: Floats, y: Floats, position: NDArray[np.intp], coef: Floats) -> _State:
    mean = 1 / (1 + np.exp(-(x @ coef)))
    root = np.sqrt(mean * (1 - mean))
    pearson = (y - mean) / root
    sizes = np.bincount(position).astype(float)
    sums = np.bincount(position, weights=pearson)
    squares = float(pearson @ pearson)
    pairs = float((sizes * (sizes - 1)).sum())
    alpha = (float(sums @ sums) - squares) / pairs / (squares / len(y)) if pairs else 0.0
    alpha = float(np.clip(alpha, -0.99 / max(sizes.max() - 1, 1.0), 0.99))
    # The inverse of (1-a)I + aJ is (I - c J)/(1-a) with c = a/(1 + (n-1)a), so sums by person are enough.
    share = alpha / (1 + (sizes - 1) * alpha)
    moved = x * root[:, None]
    by_person = np.stack([np.bincount(position, weights=column) for column in moved.T], axis=1)
    own = np.stack([np.bincount(position, weights=column * pearson) for column in moved.T], axis=1)
    meat = moved.T @ moved - by_person.T @ (share[:, None] * by_person)
    scores = (own - by_person * (share * sums)[:, None]) / (1 - alpha)
    bread = np.asarray(np.linalg.inv(meat / (1 - alpha)), dtype=float)
    return _State(coef, alpha, bread, scores, bread @ scores.sum(axis=0))


def _wald(value: float, se: float, level: float) -> Estimate:
    reach = normal_quantile(level) * se
    return Estimate(
        value=value,
        low=value - reach,
        high=value + reach,
        se=se,
        statistic=value / se,
        p=normal_p(value / se),
        level=level,
    )


def _exponentiated(log: Estimate) -> Estimate:
    return Estimate(
        value=float(np.exp(log.value)),
        low=float(np.exp(log.low or 0.0)),
        high=float(np.exp(log.high or 0.0)),
        p=log.p,
        level=log.level,
    )
