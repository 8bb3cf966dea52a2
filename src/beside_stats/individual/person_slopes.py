"""Who is changing, using all her assessments: empirical-Bayes slopes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, column
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.repeated.mixed_model import mixed_model


@dataclass(frozen=True, kw_only=True)
class PersonSlopes(Result):
    """Change per unit of time for each person, in order of first appearance.

    ``slope`` = average slope + ``deviation``; ``conditional_sd`` is the uncertainty of the deviation.
    Deviation over its SD compares a person with the average slope; it is not a test of "no change".
    """

    person: tuple[Any, ...]
    slope: Floats
    deviation: Floats
    conditional_sd: Floats
    n_assessments: NDArray[np.intp]
    intercept: Estimate
    average_slope: Estimate
    n_obs: int


def person_slopes(
    score: ArrayLike,
    person: Sequence[Any] | NDArray[Any],
    time: ArrayLike,
    *,
    min_people: int = 10,
    level: float = 0.95,
    missing: Missing = "raise",
) -> PersonSlopes:
    """Slopes of persons from a mixed model with random intercept and slope.

    Parameters
    ----------
    score, person, time
        One row per assessment.
    min_people
        People with at least two assessments needed; floor 3.

    Returns
    -------
    PersonSlopes

    Raises
    ------
    CannotCompute
        ``"slopes_not_supported"`` when the data carry no differences between slopes, and the codes of
        ``mixed_model``.

    Notes
    -----
    Slopes of people seen seldom are drawn towards the average. The conditional SD takes the average slope and
    the variances as known.

    References
    ----------
    Laird & Ware 1982, Biometrics 38:963-974.

    Examples
    --------
    >>> import numpy as np
    >>> person, wave = np.repeat(np.arange(12), 4), np.tile([0.0, 1.0, 2.0, 3.0], 12)
    >>> score = 20 + person % 5 - (1 + person % 3) * wave + np.sin(7.0 * np.arange(48))
    >>> found = person_slopes(score, person, wave)
    >>> found.n_used, bool(found.slope[2] < found.slope[0])
    (12, True)
    """
    when = column(time, "time")
    model = mixed_model(
        score, person, fixed={"time": when}, time=when, min_people=min_people, level=level, missing=missing
    )
    if model.sd_slope is None:
        raise CannotCompute(
            "slopes_not_supported",
            "The assessments do not show that people's slopes differ; use the average slope for everyone.",
        )
    deviation = model.random_effects[:, 1]
    complete = ~np.isnan(column(score, "score")) & ~np.isnan(when)
    seen = Counter(value for value, keep in zip(np.asarray(person).tolist(), complete, strict=True) if keep)
    return PersonSlopes(
        method="Empirical-Bayes slopes from a mixed model by REML",
        n_used=model.n_people,
        n_eligible=model.n_eligible,
        conventions=model.conventions,
        warnings=(*model.warnings, "relative_to_the_average_slope"),
        references=("Laird & Ware 1982, Biometrics 38:963-974",),
        person=model.persons,
        slope=deviation + model.estimate("time").value,
        deviation=deviation,
        conditional_sd=np.sqrt(model.conditional_covariance[:, 1, 1]),
        n_assessments=np.array([seen[key] for key in model.persons]),
        intercept=model.fixed[0],
        average_slope=model.estimate("time"),
        n_obs=model.n_obs,
    )
