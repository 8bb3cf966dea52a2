"""How likely each person was to be in the treated group, given what was measured at intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Flags, Floats
from beside_stats._logistic import LogisticFit, fit_firth, fit_logistic, is_separated
from beside_stats._result import CannotCompute, Result
from beside_stats.nonrandomised._groups import Groups, read_groups

FLOOR_TO_LOOK = 2  # scores and separation may be looked at where no comparison would be given
REFERENCES = (
    "Rosenbaum & Rubin (1983). The central role of the propensity score. Biometrika 70, 41-55.",
    "Albert & Anderson (1984). On the existence of maximum likelihood estimates in logistic regression models. "
    "Biometrika 71, 1-10.",
    "Firth (1993). Bias reduction of maximum likelihood estimates. Biometrika 80, 27-38.",
)


@dataclass(frozen=True, kw_only=True)
class Propensity(Result):
    """Scores (one per row used, in order) from a logistic model; ``used`` flags those rows.

    With ``separated`` there are no scores, and ``firth`` holds finite bias-reduced coefficients to look at:
    they describe the separation, they are not for weighting. ``separated_by`` names single covariates whose
    ranges do not overlap.
    """

    names: tuple[str, ...]
    scores: Floats | None
    coefficients: Floats | None
    separated: bool
    separated_by: tuple[str, ...]
    firth: Floats | None
    used: Flags


def propensity_scores(
    arm: ArrayLike,
    covariates: Mapping[str, ArrayLike],
    *,
    missing: str = "raise",
    refuse_below_per_arm: int = 10,
) -> Propensity:
    """Logistic regression of group on what was measured at intake, with a check for separation.

    Parameters
    ----------
    arm
        1 for the program, 0 for the comparison, one per person.
    covariates
        Columns by name, all from before the program began.
    missing
        ``"raise"`` or ``"omit"``.
    refuse_below_per_arm
        Fewer people in a group than this: refused (never settable below 2; a comparison needs more).

    Returns
    -------
    Propensity

    Raises
    ------
    CannotCompute
        ``two_values``, ``single_arm``, ``too_few``, ``constant``, ``collinear``, ``missing_values``.

    Notes
    -----
    log(p / (1 - p)) = b0 + b'x by maximum likelihood; whether that has an answer is decided by a linear programme.

    Examples
    --------
    >>> arm, severity = [0] * 24 + [1] * 24, [0, 1] * 12 + [0, 1, 1] * 8
    >>> found = propensity_scores(arm, {"severity": severity})
    >>> round(float(found.scores[0]), 3), round(float(found.scores[1]), 3)
    (0.4, 0.571)
    """
    groups = read_groups(arm, covariates, None, missing, refuse_below_per_arm, FLOOR_TO_LOOK)
    fit = _fit(groups)
    apart = fit is None
    return Propensity(
        method="Logistic propensity score",
        n_used=groups.n,
        n_eligible=groups.n_eligible,
        conventions={"missing": missing},
        warnings=("separation",) if apart else (),
        references=REFERENCES,
        names=("(intercept)", *groups.covariates),
        scores=None if fit is None else fit.fitted,
        coefficients=None if fit is None else fit.coefficients,
        separated=apart,
        separated_by=_apart_alone(groups) if apart else (),
        firth=fit_firth(groups.treated, groups.covariates).coefficients if apart else None,
        used=_used({"arm": arm, **covariates}),
    )


def overlapping_scores(groups: Groups) -> Floats:
    """Scores for weighting; refuses when the groups have nobody in common."""
    fit = fit_logistic(groups.treated, groups.covariates)
    p, treated = fit.fitted, groups.treated
    if p[treated].min() > p[~treated].max():
        raise CannotCompute("no_overlap", "There are no comparable people in the two groups.")
    return p


def separation(arm: ArrayLike, covariates: Mapping[str, ArrayLike], *, missing: str = "raise") -> bool:
    """Whether the covariates tell the groups apart without error.

    Parameters
    ----------
    arm, covariates, missing
        As for :func:`propensity_scores`.

    Returns
    -------
    bool
        True when some combination of the covariates separates the groups, wholly or in part.

    Raises
    ------
    CannotCompute
        As :func:`propensity_scores`.

    Examples
    --------
    >>> separation([0] * 6 + [1] * 6, {"age": list(range(12))})
    True
    """
    groups = read_groups(arm, covariates, None, missing, FLOOR_TO_LOOK, FLOOR_TO_LOOK)
    return is_separated(groups.treated, np.column_stack([np.ones(groups.n), *groups.covariates.values()]))


def _fit(groups: Groups) -> LogisticFit | None:
    try:
        return fit_logistic(groups.treated, groups.covariates)
    except CannotCompute as reason:
        if reason.code != "separation":
            raise
        return None


def _apart_alone(groups: Groups) -> tuple[str, ...]:
    found = []
    for name, values in groups.covariates.items():
        inside, outside = values[groups.treated], values[~groups.treated]
        if inside.min() > outside.max() or inside.max() < outside.min():
            found.append(name)
    return tuple(found)


def _used(columns: Mapping[str, ArrayLike]) -> Flags:
    table = np.column_stack([np.asarray(values, dtype=np.float64) for values in columns.values()])
    return np.asarray(~np.isnan(table).any(axis=1))
