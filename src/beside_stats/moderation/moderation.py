"""For whom? An interaction, effects at chosen values of the moderator, and the region where they are clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import (
    Floats,
    check_guard,
    check_level,
    complete_rows,
    named_together,
    refuse_constant,
    require_people,
)
from beside_stats._least_squares import LeastSquares, least_squares, t_estimate
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.moderation._johnson_neyman import JohnsonNeyman, johnson_neyman

INTERACTION = "x z"
FLOOR = 5
REFERENCES = (
    "Johnson & Neyman (1936). Tests of certain linear hypotheses. Statistical Research Memoirs 1, 57-93.",
    "Bauer & Curran (2005). Probing interactions in fixed and multilevel regression. Multivariate Behavioral "
    "Research 40, 373-400.",
    "Aiken & West (1991). Multiple Regression: Testing and Interpreting Interactions. Sage.",
)


@dataclass(frozen=True, kw_only=True)
class SimpleEffect:
    """The effect of x where the moderator has the value ``at``."""

    at: float
    effect: Estimate


@dataclass(frozen=True, kw_only=True)
class Moderation(Result):
    """Change of the effect of x per unit of z, the effect at chosen values, and the clear region.

    ``effect`` and ``covariance`` belong to the effect of x at the mean of z and to the interaction; ``centre``
    is that mean.
    """

    interaction: Estimate
    simple_effects: tuple[SimpleEffect, ...]
    johnson_neyman: JohnsonNeyman
    df: int
    alpha: float
    level: float
    centre: float
    effect: tuple[float, float]
    covariance: Floats

    def effect_at(self, z: float) -> Estimate:
        """Effect of x where the moderator is ``z``, in the moderator's own units."""
        slope = np.array([1.0, z - self.centre])
        se = float(np.sqrt(slope @ self.covariance @ slope))
        return t_estimate(float(slope @ self.effect), se, self.df, self.level)

    def curve(self, points: int = 101) -> tuple[SimpleEffect, ...]:
        """Effects at even steps over the observed range, for a figure."""
        region = self.johnson_neyman
        at = np.linspace(region.observed_low, region.observed_high, points)
        return tuple(SimpleEffect(at=float(z), effect=self.effect_at(float(z))) for z in at)


def moderation(
    x: ArrayLike,
    z: ArrayLike,
    y: ArrayLike,
    *,
    covariates: Mapping[str, ArrayLike] | None = None,
    at: Sequence[float] | None = None,
    alpha: float = 0.05,
    level: float = 0.95,
    sd_divisor: str = "n-1",
    missing: str = "raise",
    refuse_below_per_arm: int = 20,
) -> Moderation:
    """Does the effect of x on y depend on z? Least squares with the product of x and centred z.

    Parameters
    ----------
    x
        Arm (0 and 1) or another predictor, one number per person.
    z
        Moderator, for example severity at intake, in its own units.
    y
        Outcome.
    covariates
        Further columns by name.
    at
        Values of z at which to tell the effect of x; by default mean - SD, mean and mean + SD.
    alpha
        Error level of the Johnson-Neyman limits.
    level
        Coverage of the intervals.
    sd_divisor
        ``n-1`` or ``n`` for that SD.
    missing
        ``"raise"`` or ``"omit"`` (rows with all values).
    refuse_below_per_arm
        Fewer people than this per value of a two-valued x (or than twice this in all): refused; never
        settable below 5.

    Returns
    -------
    Moderation

    Raises
    ------
    CannotCompute
        ``too_few``, ``constant``, ``collinear``, ``missing_values``, ``bad_level``.

    Notes
    -----
    y = b0 + b1 x + b2 (z - mean) + b3 x (z - mean) + c; effect of x at z: b1 + b3 (z - mean), t with n - p df.
    Limits: (b1 + b3 z)^2 = t^2 var(b1 + b3 z). A region can be clear although b3 is not: say both.

    Examples
    --------
    >>> arm, severity = [0] * 24 + [1] * 24, [0, 1, 2, 3] * 12
    >>> noise = [-1, -1, -1, -1, 1, 1, 1, 1] * 6
    >>> y = [a * s + e for a, s, e in zip(arm, severity, noise)]
    >>> found = moderation(arm, severity, y)
    >>> round(found.interaction.value, 6), round(found.effect_at(2.0).value, 6)
    (1.0, 2.0)
    >>> found.johnson_neyman.n_clear_positive
    36
    """
    check_level(level)
    check_level(1 - alpha)
    check_guard("refuse_below_per_arm", refuse_below_per_arm, FLOOR)
    if sd_divisor not in ("n-1", "n"):
        raise CannotCompute("bad_divisor", "The divisor of the SD is 'n-1' or 'n'.")
    data, keep = complete_rows(named_together({"x": x, "z": z, "y": y}, covariates), missing)
    _require_arms(data["x"], refuse_below_per_arm)
    refuse_constant(data)
    centre, spread = float(data["z"].mean()), float(data["z"].std(ddof=1 if sd_divisor == "n-1" else 0))
    fit = _fit(data, centre)
    effect = fit.coefficient("x"), fit.coefficient(INTERACTION)
    where = [fit.names.index(name) for name in ("x", INTERACTION)]
    covariance = fit.covariance[np.ix_(where, where)]
    region = _region(effect, covariance, centre, data["z"], fit.df, alpha)
    interaction = fit.estimate(INTERACTION, level)
    asked = [centre - spread, centre, centre + spread] if at is None else list(at)
    return Moderation(
        method="OLS moderation with Johnson-Neyman limits",
        n_used=int(keep.sum()),
        n_eligible=len(keep),
        conventions={"alpha": f"{alpha:g}", "sd_divisor": sd_divisor, "missing": missing, "z": "centred"},
        warnings=_warnings(region, interaction, alpha),
        references=REFERENCES,
        interaction=interaction,
        simple_effects=tuple(_simple(z0, effect, covariance, centre, fit.df, level) for z0 in asked),
        johnson_neyman=region,
        df=fit.df,
        alpha=alpha,
        level=level,
        centre=centre,
        effect=effect,
        covariance=covariance,
    )


def _require_arms(x: Floats, least: int) -> None:
    values, counts = np.unique(x, return_counts=True)
    if len(values) == 2:
        require_people(int(counts.min()), least, "people in the smaller arm")
    require_people(len(x), 2 * least)


def _fit(data: Mapping[str, Floats], centre: float) -> LeastSquares:
    z = data["z"] - centre
    others = {name: values for name, values in data.items() if name not in ("x", "z", "y")}
    return least_squares(data["y"], {**others, "x": data["x"], "z": z, INTERACTION: data["x"] * z})


def _region(
    effect: tuple[float, float], covariance: Floats, centre: float, z: Floats, df: int, alpha: float
) -> JohnsonNeyman:
    """The region in the moderator's own units, from the effect where it is zero."""
    from scipy.special import stdtrit

    back = np.array([[1.0, -centre], [0.0, 1.0]])
    at_zero = back @ effect
    reach = float(stdtrit(df, 1 - alpha / 2))
    return johnson_neyman((float(at_zero[0]), float(at_zero[1])), back @ covariance @ back.T, reach, z)


def _simple(
    z: float, effect: tuple[float, float], covariance: Floats, centre: float, df: int, level: float
) -> SimpleEffect:
    slope = np.array([1.0, z - centre])
    se = float(np.sqrt(slope @ covariance @ slope))
    return SimpleEffect(at=z, effect=t_estimate(float(slope @ effect), se, df, level))


def _warnings(region: JohnsonNeyman, interaction: Estimate, alpha: float) -> tuple[str, ...]:
    unclear = interaction.p is not None and interaction.p >= alpha
    said = {
        "exploratory": True,
        "limits_outside_data": None in region.shown,
        "clear_without_interaction": unclear and region.n_clear > 0,
    }
    return tuple(code for code, holds in said.items() if holds)
