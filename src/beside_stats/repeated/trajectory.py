"""Do two groups change differently over time? A mixed model on real dates, with its likelihood-ratio test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, column
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.repeated.mixed_model import MixedModel, mixed_model

WAVES_FOR_SLOPES = 3


@dataclass(frozen=True, kw_only=True)
class LikelihoodRatio:
    """Twice the difference of two maximum-likelihood fits, with its chi-square p."""

    chi_square: float
    df: int
    p: float


@dataclass(frozen=True, kw_only=True)
class Trajectory(Result):
    """``interaction`` is how much more the outcome changes per unit of time in group 1 than in group 0."""

    model: MixedModel
    interaction: Estimate | None
    likelihood_ratio: LikelihoodRatio | None
    assessments_per_person: Mapping[int, int]


def trajectory(
    score: ArrayLike,
    person: Sequence[Any] | NDArray[Any],
    time: ArrayLike,
    *,
    group: ArrayLike | None = None,
    covariates: Mapping[str, ArrayLike] | None = None,
    time_name: str = "time",
    group_name: str = "group",
    degrees_of_freedom: Literal["auto", "satterthwaite", "kenward_roger"] = "auto",
    min_people: int = 10,
    level: float = 0.95,
    missing: Missing = "raise",
) -> Trajectory:
    """Change over time, and whether it differs by group.

    Parameters
    ----------
    score, person, time
        One row per assessment; time on one scale for all (years since intake, say).
    group
        1 for the program, 0 for the reference; None for a single group.
    covariates
        Further columns by name.

    Returns
    -------
    Trajectory
        A slope per person is part of the model when anyone has three assessments and the data carry it.

    Raises
    ------
    CannotCompute
        ``"single_arm"`` when the group never varies, and the codes of ``mixed_model``.

    Notes
    -----
    ``score ~ time * group + (time | person)`` by REML; the likelihood-ratio test compares fits by ML. Assumes
    that those not seen are like similar people who were seen.

    References
    ----------
    Laird & Ware 1982, Biometrics 38:963-974.

    Examples
    --------
    >>> import numpy as np
    >>> person, year = np.repeat(np.arange(20), 3), np.tile([0.0, 0.5, 1.0], 20)
    >>> group, wobble = (person % 2).astype(float), np.sin(5.0 * np.arange(60))
    >>> found = trajectory(30 - 4 * year * group + person % 7 + wobble, person, year, group=group)
    >>> found.model.names
    ('(Intercept)', 'time', 'group', 'time:group')
    """
    when = column(time, "time")
    product = f"{time_name}:{group_name}"
    terms = _terms(when, group, time_name, group_name) | dict(covariates or {})
    seen = _assessments(person, score)

    def fit(fixed: Mapping[str, ArrayLike], with_slopes: bool) -> MixedModel:
        return mixed_model(
            score,
            person,
            fixed=fixed,
            time=when if with_slopes else None,
            degrees_of_freedom=degrees_of_freedom,
            min_people=min_people,
            level=level,
            missing=missing,
        )

    larger = fit(terms, max(seen, default=0) >= WAVES_FOR_SLOPES)
    smaller = None
    if group is not None:
        smaller = fit({k: v for k, v in terms.items() if k != product}, larger.sd_slope is not None)
    return Trajectory(
        method=larger.method,
        n_used=larger.n_used,
        n_eligible=larger.n_eligible,
        conventions=larger.conventions,
        warnings=larger.warnings,
        references=larger.references,
        model=larger,
        interaction=larger.estimate(product) if group is not None else None,
        likelihood_ratio=likelihood_ratio(smaller, larger) if smaller is not None else None,
        assessments_per_person=seen,
    )


def likelihood_ratio(smaller: MixedModel, larger: MixedModel) -> LikelihoodRatio | None:
    """Compare two models of the same rows and random effects; None when the random effects differ."""
    from beside_stats._tails import chi_square_p

    df = larger.n_parameters - smaller.n_parameters
    if (larger.sd_slope is None) != (smaller.sd_slope is None) or df < 1 or larger.n_obs != smaller.n_obs:
        return None
    value = max(2 * (larger.ml_loglik - smaller.ml_loglik), 0.0)
    return LikelihoodRatio(chi_square=value, df=df, p=chi_square_p(value, df))


def _terms(when: Floats, group: ArrayLike | None, time_name: str, group_name: str) -> dict[str, ArrayLike]:
    if group is None:
        return {time_name: when}
    arm = _arm(group)
    if len(arm) != len(when):
        raise CannotCompute("unequal_lengths", "Columns differ in length: time, group.")
    return {time_name: when, group_name: arm, f"{time_name}:{group_name}": when * arm}


def _arm(group: ArrayLike) -> Floats:
    arm = column(group, "group")
    present = arm[~np.isnan(arm)]
    if not np.isin(present, (0.0, 1.0)).all():
        raise CannotCompute("not_two_groups", "The group must be 1 (program) or 0 (reference).")
    if len(np.unique(present)) < 2:
        raise CannotCompute("single_arm", "Only one group has data, so there is nothing to compare it with.")
    return arm


def _assessments(person: Sequence[Any] | NDArray[Any], score: ArrayLike) -> dict[int, int]:
    seen = np.asarray(person)[~np.isnan(column(score, "score"))]
    counts = np.unique(np.unique(seen.astype(str), return_counts=True)[1], return_counts=True)
    return {int(k): int(n) for k, n in zip(*counts, strict=True)}
