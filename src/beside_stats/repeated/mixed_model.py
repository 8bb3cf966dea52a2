"""Linear mixed model: everyone's assessments, each at its real date, with honest degrees of freedom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, column
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.repeated._degrees import kenward_roger, satterthwaite
from beside_stats.repeated._design import Design, design
from beside_stats.repeated._estimates import Degrees, coefficient_estimates
from beside_stats.repeated._random_effects_fit import RandomEffectsFit, fit_random_effects, predicted, prepare

KENWARD_ROGER_BELOW = 30
REFERENCES = (
    "Laird & Ware 1982, Biometrics 38:963-974",
    "Kuznetsova, Brockhoff & Christensen 2017, J Stat Softw 82(13)",
    "Kenward & Roger 1997, Biometrics 53:983-997",
)


@dataclass(frozen=True, kw_only=True)
class FullerModel:
    """What the fuller model said before the simpler one was used instead."""

    coef: tuple[float, ...]
    reml_criterion: float
    sd_intercept: float
    sd_slope: float


@dataclass(frozen=True, kw_only=True)
class MixedModel(Result):
    """A fitted mixed model; ``fixed`` uses the degrees of freedom named in ``degrees_of_freedom``.

    Standard deviations are in the outcome's units (slope: per unit of time). ``covariance`` is that of the
    random effects. ``fuller`` is present when a random slope was asked for and could not be supported.
    """

    names: tuple[str, ...]
    fixed: tuple[Estimate, ...]
    satterthwaite: tuple[Estimate, ...]
    kenward_roger: tuple[Estimate, ...]
    degrees_of_freedom: str
    sd_intercept: float
    sd_slope: float | None
    correlation: float | None
    sd_residual: float
    icc: float | None
    reml_criterion: float
    ml_loglik: float
    n_parameters: int
    singular: bool
    fuller: FullerModel | None
    n_obs: int
    n_people: int
    persons: tuple[Any, ...]
    random_effects: Floats
    conditional_covariance: Floats
    covariance: Floats

    def estimate(self, name: str) -> Estimate:
        """The estimate of a named coefficient."""
        return self.fixed[self.names.index(name)]


def mixed_model(
    score: ArrayLike,
    person: Sequence[Any] | NDArray[Any],
    *,
    fixed: Mapping[str, ArrayLike],
    time: ArrayLike | None = None,
    degrees_of_freedom: Literal["auto", "satterthwaite", "kenward_roger"] = "auto",
    fallback: bool = True,
    min_people: int = 10,
    level: float = 0.95,
    missing: Missing = "raise",
) -> MixedModel:
    """REML fit of a linear mixed model with a random intercept and, when ``time`` is given, a random slope.

    Parameters
    ----------
    score, person
        One row per assessment: the outcome and whose it is.
    fixed
        Columns of the fixed effects by name; an intercept is added in front.
    time
        Time since a common start (years, months, waves) for each row; adds a slope per person.
    degrees_of_freedom
        "auto" takes Kenward-Roger under 30 people, Satterthwaite from 30.
    fallback
        Use the random-intercept model when the fuller one lies on its boundary, and say so.
    min_people
        People with at least two assessments needed; floor 3.

    Returns
    -------
    MixedModel

    Raises
    ------
    CannotCompute
        ``"too_few_people"``, ``"one_wave"``, ``"collinear"``, ``"constant_outcome"``, ``"missing_values"``.

    Notes
    -----
    V = Z G Z' + sigma^2 I by person; missing assessments are taken as missing at random. People seen at the
    same times are summed once, so the cost grows with the number of visit patterns.

    References
    ----------
    Laird & Ware 1982, Biometrics 38:963-974; Kenward & Roger 1997, Biometrics 53:983-997.

    Examples
    --------
    >>> import numpy as np
    >>> person, wave = np.repeat(np.arange(12), 3), np.tile([0.0, 1.0, 2.0], 12)
    >>> score = 20 + person % 5 - 2 * wave + np.sin(7.0 * np.arange(36))
    >>> mixed_model(score, person, fixed={"wave": wave}).n_people
    12
    """
    others = {} if time is None else {"time": column(time, "time")}
    table = design(score, person, fixed, missing=missing, others=others)
    _refuse_thin(table, max(min_people, 3))
    slope = others["time"][table.kept] if others else None
    found, fuller, warnings = _fit(table, slope, fallback)
    likelihood = fit_random_effects(found.prepared, restricted=False, near=found)
    return _result(
        table,
        found,
        likelihood,
        fuller,
        Degrees(degrees_of_freedom, level),
        warnings=warnings,
    )


def _refuse_thin(table: Design, min_people: int) -> None:
    counts = np.unique(table.person, return_counts=True)[1]
    if counts.max() < 2:
        raise CannotCompute("one_wave", "Everyone was seen once; at least two assessments are needed.")
    repeated = int((counts >= 2).sum())
    if repeated < min_people:
        raise CannotCompute(
            "too_few_people", f"{repeated} people were seen twice or more; at least {min_people} are needed."
        )


def _fit(
    table: Design, slope: Floats | None, fallback: bool
) -> tuple[RandomEffectsFit, FullerModel | None, tuple[str, ...]]:
    ones = np.ones(len(table.y))
    if slope is not None:
        people = len(np.unique(table.person))
        if len(ones) <= 2 * people or np.ptp(slope) == 0:
            simpler, _, warnings = _fit(table, None, fallback)
            return simpler, None, ("too_few_waves_for_slopes", *warnings)
        z = np.column_stack([ones, slope])
        fuller = fit_random_effects(prepare(table.x, table.y, z, table.person))
        if not fuller.singular:
            return fuller, None, ()
        if not fallback:
            return fuller, None, ("singular_fit",)
        simpler, _, warnings = _fit(table, None, fallback)
        return simpler, _fuller(fuller), ("singular_fit", "simpler_model_used", *warnings)
    found = fit_random_effects(prepare(table.x, table.y, ones[:, None], table.person))
    return found, None, ("no_difference_between_people",) if found.singular else ()


def _fuller(found: RandomEffectsFit) -> FullerModel:
    intercept, slope = np.sqrt(np.diag(found.covariance))
    return FullerModel(
        coef=tuple(found.coef.tolist()),
        reml_criterion=found.minus_two_log_likelihood,
        sd_intercept=float(intercept),
        sd_slope=float(slope),
    )


def _result(
    table: Design,
    found: RandomEffectsFit,
    likelihood: RandomEffectsFit,
    fuller: FullerModel | None,
    degrees: Degrees,
    *,
    warnings: tuple[str, ...],
) -> MixedModel:
    people = len(found.prepared.persons)
    by_satterthwaite = coefficient_estimates(found, satterthwaite(found.fit), degrees.level)
    by_kenward_roger = coefficient_estimates(found, kenward_roger(found.fit), degrees.level)
    method = degrees.chosen(people < KENWARD_ROGER_BELOW)
    effects, conditional = predicted(found)
    return MixedModel(
        method="Linear mixed model by REML",
        n_used=people,
        n_eligible=table.people_given,
        conventions={
            "degrees_of_freedom": method,
            "missing": "available assessments, missing at random",
            "random_effects": "intercept"
            if len(found.covariance) == 1
            else "intercept and slope, correlated",
        },
        warnings=warnings,
        references=REFERENCES,
        names=table.names,
        fixed=by_kenward_roger if method == "kenward_roger" else by_satterthwaite,
        satterthwaite=by_satterthwaite,
        kenward_roger=by_kenward_roger,
        degrees_of_freedom=method,
        **_spread(found),
        reml_criterion=found.minus_two_log_likelihood,
        ml_loglik=-likelihood.minus_two_log_likelihood / 2,
        n_parameters=len(table.names) + len(found.prepared.shape.pairs) + 1,
        singular=found.singular or fuller is not None,
        fuller=fuller,
        n_obs=len(table.y),
        n_people=people,
        persons=tuple(found.prepared.persons.tolist()),
        random_effects=effects,
        conditional_covariance=conditional,
        covariance=found.covariance,
    )


def _spread(found: RandomEffectsFit) -> dict[str, Any]:
    """Standard deviations of the random effects and what follows from them."""
    sds = np.sqrt(np.diag(found.covariance)).tolist()
    residual = found.residual_variance
    alone = len(sds) == 1
    spread = sds[0] * sds[-1]
    return {
        "sd_intercept": sds[0],
        "sd_slope": None if alone else sds[1],
        "correlation": None if alone or spread == 0 else float(found.covariance[0, 1] / spread),
        "sd_residual": float(np.sqrt(residual)),
        "icc": sds[0] ** 2 / (sds[0] ** 2 + residual) if alone else None,
    }
