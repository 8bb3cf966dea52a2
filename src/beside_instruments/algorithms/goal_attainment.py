"""Goal attainment scaling: her own goals, each rated from -2 to +2, as one T-score."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoalAttainment:
    """A T-score with the ratings it came from."""

    t: float
    n: int
    levels: tuple[float, ...]
    weights: tuple[float, ...]
    rho: float


def goal_attainment(
    levels: Sequence[float], weights: Sequence[float] | None = None, rho: float = 0.3
) -> GoalAttainment:
    """Work out the goal attainment T-score; higher is better, 50 is "as expected".

    Parameters
    ----------
    levels
        One rating per goal, -2 (much less than expected) to +2 (much more).
    weights
        How much each goal matters; all the same when not given. Above 0.
    rho
        Assumed correlation between goals; 0.3 by convention.

    Returns
    -------
    GoalAttainment

    Raises
    ------
    ValueError
        When there is no goal, a rating lies outside -2 to +2, or a weight is not above 0.

    Notes
    -----
    ``T = 50 + 10 * sum(w x) / sqrt((1 - rho) * sum(w^2) + rho * (sum w)^2)``

    References
    ----------
    Kiresuk TJ, Sherman RE (1968), Community Mental Health Journal 4:443-453, formula 2.
    """
    chosen = [1.0] * len(levels) if weights is None else [float(weight) for weight in weights]
    if not levels or len(chosen) != len(levels):
        raise ValueError("Goal attainment needs at least one goal, and one weight per goal.")
    if any(not -2 <= level <= 2 for level in levels):
        raise ValueError("A goal is rated from -2 to +2.")
    if any(not weight > 0 for weight in chosen):
        raise ValueError("A goal's weight is above 0.")
    weighted = sum(weight * level for weight, level in zip(chosen, levels, strict=True))
    spread = (1 - rho) * sum(weight**2 for weight in chosen) + rho * sum(chosen) ** 2
    t = 50 + 10 * weighted / math.sqrt(spread)
    return GoalAttainment(t, len(levels), tuple(map(float, levels)), tuple(chosen), rho)
