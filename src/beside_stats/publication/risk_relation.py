"""Does the number of risks matter, evenly or with a bend, and does it matter which ones?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, column, require_people
from beside_stats._least_squares import INTERCEPT, LeastSquares, least_squares
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.publication._prorated import prorated_count


@dataclass(frozen=True, kw_only=True)
class RiskRelation(Result):
    """An outcome against the number of risks in a group of people.

    ``slope`` is the change of the outcome per risk. ``additive_r_squared`` lets each risk have its own weight
    (complete answers only); None when there are too few people for that.
    """

    intercept: Estimate
    slope: Estimate
    r_squared: float
    bend: Estimate
    quadratic_r_squared: float
    additive_r_squared: float | None
    n_additive: int
    correlation: float
    n_scored: int


def risk_relation(
    risks: ArrayLike,
    outcome: ArrayLike,
    *,
    min_answered: float = 0.75,
    level: float = 0.95,
    min_people: int = 10,
) -> RiskRelation:
    """Linear, quadratic and additive relation of a cumulative risk count with an outcome.

    Parameters
    ----------
    risks
        (n, k) of 0, 1 and nan.
    outcome
        (n,) numbers; nan leaves the person out.
    min_answered
        As in ``risk_and_protection``.
    level
        Coverage.
    min_people
        Fewest people (floor 5).

    Returns
    -------
    RiskRelation

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"constant"``, ``"collinear"``, ``"not_yes_no"``.

    Notes
    -----
    The quadratic term is tested by t in outcome = b0 + b1 c + b2 c^2.
    """
    index = prorated_count(risks, "risks", min_answered=min_answered)
    y = column(outcome, "outcome")
    if y.size != index.size:
        raise CannotCompute("unequal_lengths", "There is not one outcome per person.")
    keep = ~np.isnan(index) & ~np.isnan(y)
    require_people(int(keep.sum()), max(min_people, 5))
    if np.ptp(index[keep]) == 0 or np.ptp(y[keep]) == 0:
        raise CannotCompute("constant", "The count or the outcome is the same for everyone.")
    line = least_squares(y[keep], {"risks": index[keep]})
    curve = least_squares(y[keep], {"risks": index[keep], "risks_squared": index[keep] ** 2})
    additive, n_additive = _additive(np.asarray(risks, dtype=np.float64), y)
    return RiskRelation(
        method="Outcome on cumulative risk: linear, quadratic, additive",
        n_used=int(keep.sum()),
        n_eligible=y.size,
        conventions={"additive": "complete answers", "min_answered": f"{min_answered:g}"},
        warnings=("additive_not_fitted",) if additive is None else (),
        intercept=line.estimate(INTERCEPT, level),
        slope=line.estimate("risks", level),
        r_squared=line.r2,
        bend=curve.estimate("risks_squared", level),
        quadratic_r_squared=curve.r2,
        additive_r_squared=None if additive is None else additive.r2,
        n_additive=n_additive,
        correlation=float(np.corrcoef(index[keep], y[keep])[0, 1]),
        n_scored=int((~np.isnan(index)).sum()),
    )


def _additive(risks: Floats, y: Floats) -> tuple[LeastSquares | None, int]:
    known = ~np.isnan(risks).any(axis=1) & ~np.isnan(y)
    try:
        terms = {f"risk{i + 1}": risks[known, i] for i in range(risks.shape[1])}
        return least_squares(y[known], terms), int(known.sum())
    except CannotCompute:
        return None, int(known.sum())
