"""Do groups differ on average?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import f_p, t_p, t_quantile
from beside_stats.counts._samples import Samples, samples
from beside_stats.publication.multiplicity import holm


@dataclass(frozen=True, kw_only=True)
class GroupMean:
    """One group: people, mean, standard deviation."""

    label: object
    n: int
    mean: float
    sd: float


@dataclass(frozen=True, kw_only=True)
class Anova(Result):
    """One-way analysis of variance, and Welch's that lets the groups scatter differently.

    Welch's numbers are None when a group does not vary at all.
    """

    f: float
    df1: int
    df2: int
    p: float
    eta_squared: float
    omega_squared: float
    welch_f: float | None
    welch_df1: int
    welch_df2: float | None
    welch_p: float | None
    groups: tuple[GroupMean, ...]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """First minus second group by Welch's t, with p adjusted over all pairs."""

    first: object
    second: object
    difference: Estimate
    p_holm: float


@dataclass(frozen=True, kw_only=True)
class PairwiseWelch(Result):
    """All pairs of groups, in the order of the groups."""

    pairs: tuple[Pair, ...]


def anova(
    values: ArrayLike,
    groups: Sequence[Any] | NDArray[Any],
    *,
    order: Sequence[object] | None = None,
    missing: Missing = "raise",
    min_group: int = 2,
) -> Anova:
    """One-way and Welch analysis of variance with effect sizes.

    Parameters
    ----------
    values, groups
        (n,) numbers and labels.
    order
        Order of the groups (and which of them); by default sorted.
    missing
        ``"raise"`` or ``"omit"``.
    min_group
        Fewest people per group (floor 2).

    Returns
    -------
    Anova

    Raises
    ------
    CannotCompute
        ``"one_group"``, ``"too_few"``, ``"constant"``.

    Notes
    -----
    omega^2 = (SSb - df1 MSw) / (SSt + MSw), not below 0.

    References
    ----------
    Welch (1951) Biometrika 38:330-336. Olejnik & Algina (2003) Psychol Methods 8:434-447.
    """
    split = samples(values, groups, order, missing, max(min_group, 2))
    n, mean, variance = _moments(split)
    grand = float(n @ mean) / split.n
    between, within = float(n @ (mean - grand) ** 2), float((n - 1) @ variance)
    if within <= 1e-14 * max(between, 1.0):
        raise CannotCompute("constant", "No one differs from her own group: chance cannot be judged.")
    df1, df2 = len(n) - 1, split.n - len(n)
    f = (between / df1) / (within / df2)
    omega = (between - df1 * within / df2) / (between + within + within / df2)
    welch_f, welch_df2 = _welch(n, mean, variance)
    return Anova(
        method="One-way analysis of variance, with Welch's",
        n_used=split.n,
        n_eligible=split.n_eligible,
        warnings=("few_people",) if n.min() < 10 else (),
        references=("Welch 1951", "Olejnik & Algina 2003"),
        f=f,
        df1=df1,
        df2=df2,
        p=f_p(f, df1, df2),
        eta_squared=between / (between + within),
        omega_squared=max(omega, 0.0),
        welch_f=welch_f,
        welch_df1=df1,
        welch_df2=welch_df2,
        welch_p=None if welch_f is None or welch_df2 is None else f_p(welch_f, df1, welch_df2),
        groups=tuple(
            GroupMean(label=name, n=part.size, mean=float(part.mean()), sd=float(part.std(ddof=1)))
            for name, part in zip(split.names, split.values, strict=True)
        ),
    )


def pairwise_welch(
    values: ArrayLike,
    groups: Sequence[Any] | NDArray[Any],
    *,
    order: Sequence[object] | None = None,
    level: float = 0.95,
    missing: Missing = "raise",
    min_group: int = 2,
) -> PairwiseWelch:
    """Welch's t test of every pair of groups, p adjusted by Holm.

    Parameters
    ----------
    values, groups, order, missing, min_group
        As in ``anova``.
    level
        Coverage of each (unadjusted) interval.

    Returns
    -------
    PairwiseWelch
        Pairs in order: first with second, first with third, ..., second with third, ...

    Raises
    ------
    CannotCompute
        As ``anova``.
    """
    split = samples(values, groups, order, missing, max(min_group, 2))
    n, mean, variance = _moments(split)
    places = [(i, j) for i in range(len(n)) for j in range(i + 1, len(n))]
    gaps = [
        _gap(mean[i] - mean[j], variance[i] / n[i], variance[j] / n[j], n[i], n[j], level) for i, j in places
    ]
    adjusted = holm([gap.p if gap.p is not None else np.nan for gap in gaps]).adjusted
    return PairwiseWelch(
        method="Pairwise Welch t tests, Holm",
        n_used=split.n,
        n_eligible=split.n_eligible,
        conventions={"adjustment": "Holm", "intervals": "unadjusted"},
        references=("Welch 1951", "Holm 1979"),
        pairs=tuple(
            Pair(first=split.names[i], second=split.names[j], difference=gap, p_holm=float(p))
            for (i, j), gap, p in zip(places, gaps, adjusted, strict=True)
        ),
    )


def _moments(split: Samples) -> tuple[Floats, Floats, Floats]:
    return (
        np.array([part.size for part in split.values], dtype=np.float64),
        np.array([part.mean() for part in split.values]),
        np.array([part.var(ddof=1) for part in split.values]),
    )


def _welch(n: Floats, mean: Floats, variance: Floats) -> tuple[float | None, float | None]:
    if variance.min() <= 0:
        return None, None
    weight, k = n / variance, len(n)
    centre = float(weight @ mean) / float(weight.sum())
    lack = float(((1 - weight / weight.sum()) ** 2 / (n - 1)).sum())
    top = float(weight @ (mean - centre) ** 2) / (k - 1)
    return top / (1 + 2 * (k - 2) / (k**2 - 1) * lack), (k**2 - 1) / (3 * lack)


def _gap(gap: float, a: float, b: float, n1: float, n2: float, level: float) -> Estimate:
    if a + b <= 0:
        raise CannotCompute("constant", "Two groups do not vary at all: chance cannot be judged.")
    se = float(np.sqrt(a + b))
    df = float((a + b) ** 2 / (a * a / (n1 - 1) + b * b / (n2 - 1)))
    reach, statistic = t_quantile(level, df) * se, float(gap) / se
    return Estimate(
        value=float(gap),
        low=float(gap) - reach,
        high=float(gap) + reach,
        se=se,
        df=df,
        statistic=statistic,
        p=t_p(statistic, df),
        level=level,
    )
