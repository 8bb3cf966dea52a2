"""A difference rebuilt from what a paper printed: mean and standard error of two arms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import normal_p, normal_quantile


@dataclass(frozen=True, kw_only=True)
class SummaryDifference(Result):
    """First minus second mean; ``implied_effect`` is the difference over a printed ratio, if one was given."""

    difference: Estimate
    implied_effect: float | None


def difference_from_summaries(
    treated: tuple[float, float, float],
    reference: tuple[float, float, float],
    *,
    ratio: float | None = None,
    level: float = 0.95,
) -> SummaryDifference:
    """Difference of two independent means with a normal interval.

    Parameters
    ----------
    treated, reference
        (people, mean, standard error) of each arm.
    ratio
        A printed cost per unit of effect, not 0.
    level
        Coverage.

    Returns
    -------
    SummaryDifference

    Raises
    ------
    CannotCompute
        ``"bad_summary"``, ``"bad_ratio"``.

    Examples
    --------
    >>> found = difference_from_summaries((86, 7027, 1345), (77, 4811, 593), ratio=614)
    >>> round(found.difference.low), round(found.difference.high)
    (-665, 5097)
    """
    if any(not np.isfinite(part) for arm in (treated, reference) for part in arm):
        raise CannotCompute("bad_summary", "People, mean and standard error must be known for both arms.")
    if (
        treated[0] < 2
        or reference[0] < 2
        or treated[2] < 0
        or reference[2] < 0
        or treated[2] + reference[2] == 0
    ):
        raise CannotCompute("bad_summary", "Each arm needs 2 people or more and a standard error.")
    if ratio == 0:
        raise CannotCompute("bad_ratio", "A ratio of 0 implies no effect that could be worked out.")
    gap, se = float(treated[1] - reference[1]), float(np.hypot(treated[2], reference[2]))
    z = normal_quantile(level)
    n = int(treated[0] + reference[0])
    return SummaryDifference(
        method="Difference of printed means, normal interval",
        n_used=n,
        n_eligible=n,
        conventions={"interval": "normal"},
        difference=Estimate(
            value=gap,
            low=gap - z * se,
            high=gap + z * se,
            se=se,
            statistic=gap / se,
            p=normal_p(gap / se),
            level=level,
        ),
        implied_effect=None if ratio is None else gap / ratio,
    )
