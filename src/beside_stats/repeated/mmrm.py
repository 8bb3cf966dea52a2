"""The trial-style primary analysis: fixed visits, any covariance between them, difference at each visit."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, column, labels
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.repeated._degrees import Uncertainty, satterthwaite
from beside_stats.repeated._design import INTERCEPT, Design, design, refuse_collinear
from beside_stats.repeated._estimates import t_interval
from beside_stats.repeated._unstructured import UnstructuredFit, fit_unstructured


@dataclass(frozen=True, kw_only=True)
class Mmrm(Result):
    """``differences`` are group 1 minus group 0 at each visit; ``residual_covariance`` is visit by visit."""

    names: tuple[str, ...]
    coef: tuple[Estimate, ...]
    visits: tuple[Hashable, ...]
    differences: Mapping[Hashable, Estimate]
    residual_covariance: Floats
    minus2_reml: float
    n_obs: int
    n_people: int
    n_per_visit: Mapping[Hashable, int]


def mmrm(
    score: ArrayLike,
    person: Sequence[Any] | NDArray[Any],
    visit: Sequence[Any] | NDArray[Any],
    group: ArrayLike,
    *,
    covariates: Mapping[str, ArrayLike] | None = None,
    min_per_group: int = 10,
    level: float = 0.95,
    missing: Missing = "raise",
) -> Mmrm:
    """Difference between two groups at each visit, from everyone's available visits.

    Parameters
    ----------
    score, person, visit
        One row per person and visit; visits in sorted order, the first is the reference.
    group
        1 or 0, the same in all rows of a person.
    covariates
        Further columns by name, measured before the first visit.

    Returns
    -------
    Mmrm

    Raises
    ------
    CannotCompute
        ``"duplicated_visit"``, ``"single_arm"``, ``"too_few_per_group"``, ``"visits_never_together"``.

    Notes
    -----
    REML, ``score ~ visit * group``, unstructured covariance. Standard errors are model-based, df Satterthwaite;
    a Kenward-Roger version may be a little wider.

    References
    ----------
    Mallinckrodt et al. 2008, Drug Inf J 42:303-319.

    Examples
    --------
    >>> import numpy as np
    >>> person, visit = np.repeat(np.arange(24), 3), np.tile([1, 2, 3], 24)
    >>> arm, wobble = (person % 2).astype(float), np.sin(5.0 * np.arange(72))
    >>> found = mmrm(50 - 2 * arm * (visit == 3) + person % 5 + wobble, person, visit, arm)
    >>> found.visits, found.n_people
    ((1, 2, 3), 24)
    """
    arm = column(group, "group")
    when = labels(list(visit), "visit")
    table = design(
        score, person, dict(covariates or {}), missing=missing, others={"visit": when, "group": arm}
    )
    arm, when = arm[table.kept], when[table.kept]
    _check_groups(arm, table.person, min_per_group)
    visits = tuple(sorted(set(when.tolist())))
    place = np.array([visits.index(v) for v in when])
    names, x = _columns(table, arm, place, visits, tuple(covariates or ()))
    found = fit_unstructured(x, table.y, table.person, place)
    uncertainty = satterthwaite(found.fit)
    units = np.eye(len(names))
    first = names.index("group")
    at = [first] + [names.index(f"visit{v}:group") for v in visits[1:]]
    return Mmrm(
        method="Mixed model for repeated measures, unstructured covariance, REML",
        n_used=found.n_people,
        n_eligible=table.people_given,
        conventions={"degrees_of_freedom": "satterthwaite", "standard_errors": "model-based"},
        references=("Mallinckrodt et al. 2008, Drug Inf J 42:303-319",),
        names=names,
        coef=tuple(_estimate(found, uncertainty, unit, level) for unit in units),
        visits=visits,
        differences={
            v: _estimate(found, uncertainty, units[first] + (units[k] if k != first else 0), level)
            for v, k in zip(visits, at, strict=True)
        },
        residual_covariance=found.covariance,
        minus2_reml=found.minus_two_reml,
        n_obs=len(table.y),
        n_people=found.n_people,
        n_per_visit={v: int((place == k).sum()) for k, v in enumerate(visits)},
    )


def _check_groups(arm: Floats, person: NDArray[Any], min_per_group: int) -> None:
    if not np.isin(arm, (0.0, 1.0)).all():
        raise CannotCompute("not_two_groups", "The group must be 1 or 0.")
    if len(np.unique(arm)) < 2:
        raise CannotCompute("single_arm", "Only one group has data, so there is nothing to compare it with.")
    fewest = min(len(set(person[arm == k].tolist())) for k in (0.0, 1.0))
    if fewest < max(min_per_group, 3):
        raise CannotCompute(
            "too_few_per_group", f"{fewest} people in the smaller group; at least {min_per_group} are needed."
        )


def _columns(
    table: Design, arm: Floats, place: NDArray[np.intp], visits: tuple[Any, ...], covariates: tuple[str, ...]
) -> tuple[tuple[str, ...], Floats]:
    later = [(f"visit{v}", (place == k).astype(float)) for k, v in enumerate(visits) if k]
    extra = [(name, table.x[:, 1 + i]) for i, name in enumerate(covariates)]
    parts = [(INTERCEPT, np.ones(len(place))), *later, ("group", arm)]
    parts += [(f"{name}:group", values * arm) for name, values in later] + extra
    names = tuple(name for name, _ in parts)
    x = np.column_stack([values for _, values in parts])
    refuse_collinear(names, x)
    return names, x


def _estimate(found: UnstructuredFit, uncertainty: Uncertainty, weights: Floats, level: float) -> Estimate:
    inside = weights * found.y_size
    return t_interval(float(weights @ found.coef), uncertainty.se(inside), uncertainty.degrees(inside), level)
