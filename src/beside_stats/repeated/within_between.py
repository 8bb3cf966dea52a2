"""When someone is above her own usual, and when she is usually above others: two different associations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.repeated._degrees import satterthwaite
from beside_stats.repeated._design import design
from beside_stats.repeated._estimates import contrast_estimate
from beside_stats.repeated._people import codes
from beside_stats.repeated._random_effects_fit import fit_random_effects, prepare


@dataclass(frozen=True, kw_only=True)
class WithinBetween(Result):
    """Change of the outcome per unit of the predictor: within a person, between persons, and the difference."""

    within: Estimate
    between: Estimate
    contextual: Estimate
    n_obs: int
    n_people: int


def within_between(
    score: ArrayLike,
    predictor: ArrayLike,
    person: Sequence[Any] | NDArray[Any],
    *,
    min_people: int = 10,
    level: float = 0.95,
    missing: Missing = "raise",
) -> WithinBetween:
    """Split a predictor into each person's mean and her deviations from it, and fit both.

    Parameters
    ----------
    score, predictor, person
        One row per assessment.
    min_people
        People with at least two complete assessments needed; floor 3.

    Returns
    -------
    WithinBetween

    Raises
    ------
    CannotCompute
        ``"too_few_people"``, ``"collinear"`` when nobody's predictor ever changes.

    Notes
    -----
    Incomplete rows are dropped before the means are taken. Random intercept, REML, Satterthwaite. Neither
    part proves a cause, and within one wave there is no order in time.

    References
    ----------
    Mundlak 1978, Econometrica 46:69-85; Curran & Bauer 2011, Annu Rev Psychol 62:583-619.

    Examples
    --------
    >>> import numpy as np
    >>> person, usual = np.repeat(np.arange(12), 3), np.repeat(np.arange(12.0), 3)
    >>> closeness = usual + np.tile([-1.0, 0.0, 1.0], 12)
    >>> use = 40 - 2 * (closeness - usual) - 3 * usual + np.cos(np.arange(36.0) ** 2)
    >>> found = within_between(use, closeness, person)
    >>> round(found.within.value), round(found.between.value)
    (-2, -3)
    """
    table = design(score, person, {"predictor": predictor}, missing=missing)
    _, position = codes(table.person)
    counts = np.bincount(position)
    if int((counts >= 2).sum()) < max(min_people, 3):
        raise CannotCompute("too_few_people", f"{int((counts >= 2).sum())} people were seen twice or more.")
    value = table.x[:, 1]
    usual = (np.bincount(position, weights=value) / counts)[position]
    x = _split(value, usual)
    found = fit_random_effects(prepare(x, table.y, np.ones((len(x), 1)), table.person))
    uncertainty = satterthwaite(found.fit)
    weights = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 1.0]])
    within, between, contextual = (contrast_estimate(found, uncertainty, w, level) for w in weights)
    return WithinBetween(
        method="Within- and between-person split, random intercept by REML",
        n_used=len(counts),
        n_eligible=table.people_given,
        conventions={"degrees_of_freedom": "satterthwaite", "means": "over complete rows"},
        warnings=("not_proof_of_cause", "no_order_within_a_wave"),
        references=(
            "Mundlak 1978, Econometrica 46:69-85",
            "Curran & Bauer 2011, Annu Rev Psychol 62:583-619",
        ),
        within=within,
        between=between,
        contextual=contextual,
        n_obs=len(table.y),
        n_people=len(counts),
    )


def _split(value: Floats, usual: Floats) -> Floats:
    if np.abs(value - usual).max() <= 1e-12 * np.abs(value).max():
        raise CannotCompute("collinear", "Nobody's predictor changes over time, so there is no within part.")
    if np.ptp(usual) <= 1e-12 * np.abs(value).max():
        raise CannotCompute("collinear", "Everyone has the same mean, so there is no between part.")
    return np.column_stack([np.ones_like(value), value - usual, usual])
