"""Natural direct and indirect effects when the mediator may work differently in the two groups."""

from __future__ import annotations

from collections.abc import Mapping
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
    zero_or_one,
)
from beside_stats._draws import Seed, seed_number
from beside_stats._least_squares import least_squares
from beside_stats._result import Estimate, Result
from beside_stats.mechanism._bootstrap_intervals import describe, percentile_limits
from beside_stats.mechanism._drawing import drawing
from beside_stats.mechanism._resampled_paths import Paths

FLOOR = 10
EFFECTS = ("acme_0", "acme_1", "acme_average", "ade_0", "ade_1", "ade_average", "total")
REFERENCES = (
    "Imai, Keele & Tingley (2010). A general approach to causal mediation analysis. "
    "Psychological Methods 15, 309-334.",
    "VanderWeele (2015). Explanation in Causal Inference. Oxford University Press, chapter 2.",
)


@dataclass(frozen=True, kw_only=True)
class NaturalEffects(Result):
    """Mediated (ACME) and direct (ADE) effects, at x = 0, at x = 1 and their average; ``interaction`` is x m."""

    acme_0: Estimate
    acme_1: Estimate
    acme_average: Estimate
    ade_0: Estimate
    ade_1: Estimate
    ade_average: Estimate
    total: Estimate
    interaction: Estimate
    seed: int | None


def natural_effects(
    x: ArrayLike,
    m: ArrayLike,
    y: ArrayLike,
    *,
    covariates: Mapping[str, ArrayLike] | None = None,
    level: float = 0.95,
    resamples: int = 5000,
    seed: Seed | None = None,
    indices: ArrayLike | None = None,
    jobs: int | None = 1,
    missing: str = "raise",
    refuse_below: int = 30,
    warn_below: int = 60,
) -> NaturalEffects:
    """Natural effects of two groups on y through m, with an x by m interaction.

    Parameters
    ----------
    x
        0 or 1 per person.
    m, y
        Mediator and outcome, one number per person, after x and in this order.
    covariates
        Columns by name that enter both equations.
    seed, indices
        Percentile limits are given when one of the two is; without them the effects come without limits.
    level, resamples, jobs, missing, refuse_below, warn_below
        As for :func:`mediation`.

    Returns
    -------
    NaturalEffects

    Raises
    ------
    CannotCompute
        ``two_values`` or ``single_arm`` for x, and as :func:`mediation`.

    Notes
    -----
    m = i + a x + c; y = j + bx x + b m + bxm x m + c. ACME(t) = a (b + bxm t);
    ADE(t) = bx + bxm E[m | x = t], averaged over the covariates; total = ACME(1) + ADE(0).

    Examples
    --------
    >>> x = [0] * 20 + [1] * 20
    >>> m = [before + u for before, u in zip(x, [-1, -1, 1, 1] * 10)]
    >>> y = [0.5 * between + v for between, v in zip(m, [-1, 1] * 20)]
    >>> found = natural_effects(x, m, y, seed=1, resamples=500)
    >>> round(found.acme_average.value, 6), round(found.total.value, 6)
    (0.5, 0.5)
    """
    check_level(level)
    check_guard("refuse_below", refuse_below, FLOOR)
    data, keep = complete_rows(named_together({"x": x, "m": m, "y": y}, covariates), missing)
    require_people(len(data["x"]), refuse_below)
    refuse_constant(data)
    zero_or_one(data["x"], "x")
    columns, interaction, effects = _fit(data, level)
    values = None
    if seed is not None or indices is not None:
        values = drawing(resamples, seed, indices, jobs).values(columns, _natural)
    rows = {
        name: _estimate(float(effects[i]), None if values is None else values[i], level)
        for i, name in enumerate(EFFECTS)
    }
    few = ("few_people",) if len(data["x"]) < warn_below else ()
    return NaturalEffects(
        method="Natural effects, linear models with interaction",
        n_used=len(data["x"]),
        n_eligible=len(keep),
        conventions={
            "interval": "none" if values is None else "percentile",
            "resamples": "0" if values is None else str(values.shape[1]),
            "missing": missing,
        },
        warnings=("mediator_not_randomised", "time_order_needed", *few),
        references=REFERENCES,
        interaction=interaction,
        seed=seed_number(seed),
        **rows,
    )


def _fit(data: Mapping[str, Floats], level: float) -> tuple[Floats, Estimate, Floats]:
    """Columns for resampling, the interaction with its t interval, and the effects in the order of EFFECTS."""
    others = {name: values for name, values in data.items() if name not in ("x", "m", "y")}
    both = data["x"] * data["m"]
    with_x = {**others, "x": data["x"]}
    to_m = least_squares(data["m"], with_x)
    to_y = least_squares(data["y"], {**with_x, "m": data["m"], "x m": both})
    effects = _combine(
        np.array(to_m.coefficient("x")),
        np.array([to_y.coefficient(name) for name in ("x", "m", "x m")]),
        np.array(data["m"].mean()),
        np.array(data["x"].mean()),
    )
    columns = np.vstack([*with_x.values(), data["m"], both, data["y"]])
    return columns, to_y.estimate("x m", level), effects


def _natural(paths: Paths) -> Floats:
    """The effects (7, B) of every resample; the columns end with x, m, x m, y."""
    x = len(paths.factor) - 4
    to_y = paths.coefficients(x + 3, x)
    return _combine(paths.factor[x + 1, x], to_y, paths.means[x + 1], paths.means[x])


def _combine(a: Floats, to_y: Floats, mean_m: Floats, mean_x: Floats) -> Floats:
    direct, b, both = to_y
    # Averaged over the covariates as they are, E[m | x = t] lies on the line through both means.
    at_0, at_1 = mean_m - a * mean_x, mean_m + a * (1 - mean_x)
    acme = (a * b, a * (b + both))
    ade = (direct + both * at_0, direct + both * at_1)
    return np.array([*acme, sum(acme) / 2, *ade, sum(ade) / 2, acme[1] + ade[0]])


def _estimate(value: float, drawn: Floats | None, level: float) -> Estimate:
    if drawn is None:
        return Estimate(value=value, level=level)
    summary = describe(drawn, value)
    low, high = percentile_limits(drawn, level)
    return Estimate(value=value, low=low, high=high, se=summary.se, p=summary.p, level=level)
