"""One group, two times: did scores change?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, column, usable
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.comparison._t import is_constant, t_estimate
from beside_stats.comparison.effect_size import standardised
from beside_stats.comparison.signed_rank import Approach, SignedRank, signed_rank


@dataclass(frozen=True, kw_only=True)
class PairedChange(Result):
    """Change is post - pre in points of the scale.

    Under ``min_inference`` pairs only the description is given: ``change`` has no interval and no p, and the
    effect sizes and the rank test are None. So are they where everyone changed alike.
    """

    n_pairs: int
    mean_pre: float
    sd_pre: float | None
    mean_post: float
    sd_post: float | None
    change: Estimate
    sd_change: float | None
    correlation: float | None
    d_z: Estimate | None
    d_av: float | None
    g_z: Estimate | None
    wilcoxon: SignedRank | None
    described_only: bool


def paired_change(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    min_describe: int = 5,
    min_inference: int = 10,
    warn_below: int = 20,
    wilcoxon: Approach = "auto",
    decimals: int = 10,
    level: float = 0.95,
    missing: Missing = "raise",
) -> PairedChange:
    """Mean change with its t interval, standardised change, and Wilcoxon's test as a check.

    Parameters
    ----------
    pre, post
        First and second score, one pair per person.
    min_describe
        Pairs needed for anything at all; floor 1.
    min_inference
        Pairs needed for intervals and p; floor 2.
    warn_below
        Under this many pairs the result carries ``"few_people"``.
    wilcoxon, decimals
        As for ``signed_rank``.

    Returns
    -------
    PairedChange

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"missing_values"``, ``"all_missing"``.

    Notes
    -----
    ``d_z`` = mean change / SD of change; ``d_av`` = mean change / root mean square of the two SDs; ``g_z`` =
    J d_z with n - 1 degrees of freedom. Without a comparison group a change cannot be credited to a program.

    References
    ----------
    Lakens 2013, Front Psychol 4:863; Cumming 2012, Understanding the New Statistics.

    Examples
    --------
    >>> found = paired_change([20, 22, 25, 19, 24, 21, 23, 26, 20, 22], [18, 21, 21, 18, 20, 20, 22, 21, 19, 20])
    >>> found.change.value
    -2.2
    """
    first, second = column(pre, "pre"), column(post, "post")
    kept = usable(missing, pre=first, post=second)
    x, y = first[kept], second[kept]
    n = len(x)
    _refuse_few(n, max(min_describe, 1))
    change = np.round(y - x, decimals)
    still = n < 2 or is_constant(change)
    inferred = n >= max(min_inference, 2)
    tested = inferred and not still
    d_z, g_z = _effects(change, level) if tested else (None, None)
    return PairedChange(
        method="Paired t",
        n_used=n,
        n_eligible=len(first),
        conventions={"direction": "post - pre", "missing": missing, "rounding": f"{decimals} decimals"},
        warnings=tuple(code for code, said in _codes(n, inferred, still, warn_below) if said),
        references=("Lakens 2013, Front Psychol 4:863",),
        n_pairs=n,
        mean_pre=float(x.mean()),
        sd_pre=_sd(x),
        mean_post=float(y.mean()),
        sd_post=_sd(y),
        change=_change(y - x, tested, level),
        sd_change=None if n < 2 else 0.0 if still else float(np.std(y - x, ddof=1)),
        correlation=_correlation(x, y),
        d_z=d_z,
        d_av=_d_av(x, y) if tested else None,
        g_z=g_z,
        wilcoxon=signed_rank(change, approach=wilcoxon, decimals=decimals, min_people=1) if tested else None,
        described_only=not inferred,
    )


def _refuse_few(n: int, least: int) -> None:
    if n < least:
        raise CannotCompute("too_few", f"{n} people have both scores; at least {least} are needed.")


def _d_av(x: Floats, y: Floats) -> float | None:
    spread = float(np.sqrt((np.var(x, ddof=1) + np.var(y, ddof=1)) / 2))
    return float((y - x).mean()) / spread if spread > 0 else None


def _codes(n: int, inferred: bool, still: bool, warn_below: int) -> tuple[tuple[str, bool], ...]:
    return (
        ("one_group_only", True),
        ("describe_only", not inferred),
        ("few_people", inferred and n < warn_below),
        ("constant_change", n >= 2 and still),
    )


def _sd(values: Floats) -> float | None:
    return float(np.std(values, ddof=1)) if len(values) > 1 else None


def _change(change: Floats, inferred: bool, level: float) -> Estimate:
    mean = float(change.mean())
    if not inferred:
        return Estimate(value=mean, level=level)
    n = len(change)
    return t_estimate(mean, float(np.std(change, ddof=1) / np.sqrt(n)), n - 1, level)


def _effects(change: Floats, level: float) -> tuple[Estimate, Estimate]:
    n = len(change)
    d = float(change.mean() / np.std(change, ddof=1))
    scale = float(1 / np.sqrt(n))
    plain, corrected = (
        standardised(d, d / scale, n - 1, scale, correct=correct, level=level) for correct in (False, True)
    )
    return plain, corrected


def _correlation(x: Floats, y: Floats) -> float | None:
    if len(x) < 3 or is_constant(x) or is_constant(y):
        return None
    return float(np.corrcoef(x, y)[0, 1])
