"""Other formulas of reliable change, to see whether the verdict depends on the formula."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing
from beside_stats._result import CannotCompute, Result
from beside_stats.individual._pairs import check_reliability, own_sd, read_pairs


@dataclass(frozen=True, kw_only=True)
class RegressionBased:
    """Second score against what a comparison group's regression predicts; ``t`` allows for its uncertainty."""

    see: float
    z: Floats
    t: Floats
    p: Floats
    df: int
    n_comparison: int


@dataclass(frozen=True, kw_only=True)
class ReliableChangeVariants(Result):
    """One value per person and formula, in the direction post - pre; nan when not assessed."""

    jt: Floats
    gln: Floats
    hll: Floats
    en: Floats
    nk: Floats
    ha: Floats
    r_dd: float
    srb: RegressionBased | None


def reliable_change_variants(
    pre: ArrayLike,
    post: ArrayLike,
    *,
    reliability: float,
    reliability_post: float | None = None,
    comparison_pre: ArrayLike | None = None,
    comparison_post: ArrayLike | None = None,
    min_own_sd: int = 30,
    min_comparison: int = 10,
    missing: Missing = "omit",
) -> ReliableChangeVariants:
    """Jacobson-Truax and its relatives on the sample's own means and SD.

    Parameters
    ----------
    pre, post
        First and second score per person, nan = not assessed.
    reliability, reliability_post
        At the first and the second assessment (the same when only one is known).
    comparison_pre, comparison_post
        Scores of people not in the program; needed for the regression-based index.
    min_own_sd, min_comparison
        People needed for the own SD (floor 3) and for the regression (floor 4).

    Returns
    -------
    ReliableChangeVariants

    Raises
    ------
    CannotCompute
        ``"bad_reliability"``, ``"zero_sd"``, ``"too_few"``, ``"nobody_assessed"``, ``"half_a_comparison"``.

    Notes
    -----
    With M1, M2 the means, r the reliability, SEM = SD1 sqrt(1 - r): GLN ``[(post-M1) - r(pre-M1)] / (SD1
    sqrt(1-r^2))``; HLL the same with ``post-M2``; EN ``[post - (M1 + r(pre-M1))] / SEM``; NK the same over
    ``sqrt(r^2 SD1^2 (1-r) + SD1^2 (1-r2))``; HA ``[(post-pre) rDD + (M2-M1)(1-rDD)] / (sqrt(rDD) sqrt(2) SEM)``
    with rDD the reliability of the differences, negative ones giving nan.

    References
    ----------
    Hsu 1989; Speer 1992; Nunnally & Kotsch 1983; Hageman & Arrindell 1993, 1999; Crawford & Howell 1998.

    Examples
    --------
    Whoever starts low is expected to rise towards the mean, so the same fall weighs more with GLN.

    >>> import numpy as np
    >>> pre = np.arange(30.0, 60.0)
    >>> found = reliable_change_variants(pre, pre - np.tile([2.0, 9.0, 16.0], 10), reliability=0.84)
    >>> found.n_used, bool(found.gln[0] < found.jt[0])
    (30, True)
    """
    second_reliability = reliability if reliability_post is None else reliability_post
    check_reliability(reliability)
    check_reliability(second_reliability, "second reliability")
    first, second, both = read_pairs(pre, post, missing)
    sd = own_sd(first[both], max(min_own_sd, 3))
    m1, m2 = float(first[both].mean()), float(second[both].mean())
    sem = sd * np.sqrt(1 - reliability)
    jt = (second - first) / (np.sqrt(2) * sem)
    ahead = (second - m1) - reliability * (first - m1)
    gln_size = sd * np.sqrt(1 - reliability**2)
    nk_size = sd * np.sqrt(reliability**2 * (1 - reliability) + (1 - second_reliability))
    r_dd = _reliability_of_differences(first[both], second[both], sem)
    ha = np.full_like(jt, np.nan)
    if r_dd > 0:
        ha = ((second - first) * r_dd + (m2 - m1) * (1 - r_dd)) / (np.sqrt(2 * r_dd) * sem)
    return ReliableChangeVariants(
        method="Variants of reliable change",
        n_used=int(both.sum()),
        n_eligible=len(first),
        conventions={"sd": "first scores of those with both, n - 1", "reliability": f"{reliability:g}"},
        warnings=() if r_dd > 0 else ("differences_not_reliable",),
        references=("Hageman & Arrindell 1999, Behav Res Ther 37:1169-1193", "Crawford & Howell 1998"),
        jt=jt,
        gln=ahead / gln_size,
        hll=((second - m2) - reliability * (first - m1)) / gln_size,
        en=ahead / sem,
        nk=ahead / nk_size,
        ha=ha,
        r_dd=r_dd,
        srb=_regression_based(first, second, comparison_pre, comparison_post, max(min_comparison, 4)),
    )


def _reliability_of_differences(first: Floats, second: Floats, sem: float) -> float:
    """1 - error variance of a difference over the variance of the differences."""
    spread = float(np.var(second - first, ddof=1))
    return 1 - 2 * float(sem) ** 2 / spread if spread > 0 else -np.inf


def _regression_based(
    pre: Floats, post: Floats, other_pre: ArrayLike | None, other_post: ArrayLike | None, least: int
) -> RegressionBased | None:
    if other_pre is None and other_post is None:
        return None
    if other_pre is None or other_post is None:
        raise CannotCompute("half_a_comparison", "The comparison group needs both its scores.")
    from scipy.special import stdtr

    x, y, both = read_pairs(other_pre, other_post, "omit")
    x, y = x[both], y[both]
    n = len(x)
    own_sd(x, least)
    centre, spread = float(x.mean()), float(((x - x.mean()) ** 2).sum())
    slope = float(((x - centre) * y).sum()) / spread
    intercept = float(y.mean()) - slope * centre
    see = float(np.sqrt(((y - intercept - slope * x) ** 2).sum() / (n - 2)))
    if see <= 1e-12 * max(1.0, float(np.abs(y).max())):
        raise CannotCompute(
            "zero_sd", "The comparison group's scores lie on a line; there is no spread to judge by."
        )
    ahead = post - intercept - slope * pre
    t = ahead / (see * np.sqrt(1 + 1 / n + (pre - centre) ** 2 / spread))
    return RegressionBased(
        see=see, z=ahead / see, t=t, p=2 * stdtr(n - 2, -np.abs(t)), df=n - 2, n_comparison=n
    )
