"""The cost-effectiveness plane: resamples within each arm, and the share that is worth it at each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, check_guard
from beside_stats._draws import Seed, child_seeds, in_pieces
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.economics._arms import FEWEST_FOR_PROBABILITY, Arms, two_arms
from beside_stats.economics.net_benefit import worth

CHUNK = 500  # resamples per piece: fixed, so that the numbers do not depend on the number of jobs
FEWEST_RESAMPLES = 100
Indices = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class CostBootstrap(Result):
    """Resampled differences (effect turned so that higher is better) and what follows from them.

    ``quadrants`` counts resamples: NE costs more and does better, SE costs less and does better, NW costs
    more and does worse, SW costs less and does worse.
    """

    delta_effects: Floats
    delta_costs: Floats
    effect: Estimate
    cost: Estimate
    quadrants: Mapping[str, int]
    values: Floats
    acceptability: Floats
    resamples: int


def bootstrap(
    effect: ArrayLike,
    cost: ArrayLike,
    arm: Sequence[Any] | NDArray[Any],
    *,
    treated: object,
    reference: object,
    values: Sequence[float],
    resamples: int = 5000,
    seed: Seed | None = None,
    indices: tuple[ArrayLike, ArrayLike] | None = None,
    jobs: int | None = 1,
    level: float = 0.95,
    effect_higher_is_better: bool = True,
    min_per_arm: int = 20,
    missing: Missing = "raise",
) -> CostBootstrap:
    """Bootstrap stratified by arm.

    Parameters
    ----------
    effect, cost, arm, treated, reference, effect_higher_is_better, missing
        As in ``incremental``.
    values
        What one unit of effect may be worth.
    resamples
        Number of resamples (floor 100).
    seed
        Needed unless ``indices`` are given; the same seed gives the same numbers for any ``jobs``.
    indices
        Ready resamples: zero-based positions within the treated and the reference arm, (B, n1) and (B, n0).
    jobs
        1, a number, -1 for all cores, None for what a surrounding ``joblib`` configuration says.
    level
        Coverage of the percentile intervals of cost and effect.
    min_per_arm
        Fewest people per arm (floor 10).

    Returns
    -------
    CostBootstrap
        No interval of the ratio: it has no order across quadrants. See ``fieller``.

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"no_seed"``, ``"too_few_resamples"``, ``"bad_indices"``.

    References
    ----------
    Briggs, Wonderling & Mooney (1997) Health Econ 6:327-340.
    """
    check_guard("min_per_arm", min_per_arm, FEWEST_FOR_PROBABILITY)
    arms = two_arms(
        effect,
        cost,
        arm,
        treated=treated,
        reference=reference,
        missing=missing,
        effect_higher_is_better=effect_higher_is_better,
    )
    if min(len(arms.treated), len(arms.reference)) < min_per_arm:
        raise CannotCompute(
            "too_few", f"Chances need {min_per_arm} people per arm; describe the costs instead."
        )
    v = worth(values)
    gaps = _drawn(arms, resamples, seed, jobs) if indices is None else _given(arms, indices)
    return _summary(arms, gaps, v, level, "given resamples" if indices is not None else str(seed))


def _summary(arms: Arms, gaps: Floats, values: Floats, level: float, seed: str) -> CostBootstrap:
    d_effect, d_cost = gaps[:, 0], gaps[:, 1]
    point = arms.treated.mean(axis=0) - arms.reference.mean(axis=0)
    return CostBootstrap(
        method="Bootstrap stratified by arm, percentile intervals",
        n_used=len(arms.treated) + len(arms.reference),
        n_eligible=arms.n_eligible,
        conventions={"resamples": str(len(gaps)), "seed": seed},
        references=("Briggs, Wonderling & Mooney 1997",),
        delta_effects=d_effect,
        delta_costs=d_cost,
        effect=_percentile(float(point[0]), d_effect, level),
        cost=_percentile(float(point[1]), d_cost, level),
        quadrants=_quadrants(d_effect, d_cost),
        values=values,
        acceptability=np.array([np.mean(value * d_effect - d_cost > 0) for value in values]),
        resamples=len(gaps),
    )


def _percentile(point: float, draws: Floats, level: float) -> Estimate:
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value=point, low=float(low), high=float(high), se=float(draws.std(ddof=1)), level=level)


def _quadrants(d_effect: Floats, d_cost: Floats) -> dict[str, int]:
    better, dearer = d_effect > 0, d_cost > 0
    flags = {"NE": better & dearer, "SE": better & ~dearer, "NW": ~better & dearer, "SW": ~better & ~dearer}
    return {name: int(flag.sum()) for name, flag in flags.items()}


def _drawn(arms: Arms, resamples: int, seed: Seed | None, jobs: int | None) -> Floats:
    if resamples < FEWEST_RESAMPLES:
        raise CannotCompute("too_few_resamples", f"At least {FEWEST_RESAMPLES} resamples are needed.")
    sizes = [min(CHUNK, resamples - start) for start in range(0, resamples, CHUNK)]
    pieces = list(zip(child_seeds(seed, len(sizes)), sizes, strict=True))

    def work(piece: tuple[np.random.SeedSequence, int]) -> Floats:
        rng = np.random.default_rng(piece[0])
        return _gaps(
            arms, *(rng.integers(0, len(a), (piece[1], len(a))) for a in (arms.treated, arms.reference))
        )

    return np.vstack(in_pieces(work, pieces, jobs))


def _given(arms: Arms, indices: tuple[ArrayLike, ArrayLike]) -> Floats:
    tables = [np.asarray(table, dtype=np.intp) for table in indices]
    for table, side in zip(tables, (arms.treated, arms.reference), strict=True):
        if table.ndim != 2 or table.shape[1] != len(side) or table.min() < 0 or table.max() >= len(side):
            raise CannotCompute("bad_indices", "Resamples must be zero-based positions within each arm.")
    if len(tables[0]) != len(tables[1]):
        raise CannotCompute("bad_indices", "Both arms need the same number of resamples.")
    return _gaps(arms, tables[0], tables[1])


def _gaps(arms: Arms, first: Indices, second: Indices) -> Floats:
    found: Floats = arms.treated[first].mean(axis=1) - arms.reference[second].mean(axis=1)
    return found
