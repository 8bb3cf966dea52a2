"""Do raters give the same number? Intraclass correlations of a complete table of raters."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, check_level
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import f_p, f_quantile
from beside_stats.measurement._complete import complete_items


@dataclass(frozen=True, kw_only=True)
class IntraclassCorrelations(Result):
    """Single rating: ``agreement`` ICC(2,1), ``consistency`` ICC(3,1); mean of the raters: ICC(2,k), ICC(3,k)."""

    agreement: Estimate
    consistency: Estimate
    agreement_average: Estimate
    consistency_average: Estimate
    n_raters: int


@dataclass(frozen=True)
class _Squares:
    rows: float
    columns: float
    error: float
    n: int
    k: int


def icc(
    ratings: ArrayLike, *, level: float = 0.95, missing: Missing = "raise", min_targets: int = 5
) -> IntraclassCorrelations:
    """Intraclass correlations with F-based intervals.

    Parameters
    ----------
    ratings
        (n, k): n people or tapes, k raters.
    level
        Coverage.
    missing
        ``"raise"`` or ``"omit"`` (a row needs all raters).
    min_targets
        Fewest rows (floor 3); under 30 the warning ``"few_people"``.

    Returns
    -------
    IntraclassCorrelations

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"too_few_items"``, ``"constant"``.

    Notes
    -----
    Two-way mean squares; the interval of ICC(2,1) uses Satterthwaite's df (McGraw & Wong 1996, table 7).

    References
    ----------
    Shrout & Fleiss (1979) Psychol Bull 86:420-428. McGraw & Wong (1996) Psychol Methods 1:30-46.
    """
    check_level(level)
    rows, eligible = complete_items(ratings, missing, least_people=max(min_targets, 3), least_items=2)
    squares = _squares(rows)
    agreement, consistency = _agreement(squares, level), _consistency(squares, level)
    return IntraclassCorrelations(
        method="Intraclass correlations, two-way",
        n_used=squares.n,
        n_eligible=eligible,
        conventions={"agreement": "ICC(2,1), ICC(2,k)", "consistency": "ICC(3,1), ICC(3,k)"},
        warnings=("few_people",) if squares.n < 30 else (),
        references=("Shrout & Fleiss 1979", "McGraw & Wong 1996"),
        agreement=agreement,
        consistency=consistency,
        agreement_average=_stepped_up(agreement, squares.k),
        consistency_average=_stepped_up(consistency, squares.k),
        n_raters=squares.k,
    )


def _squares(rows: Floats) -> _Squares:
    n, k = rows.shape
    grand = rows.mean()
    between = rows.mean(axis=1) - grand
    raters = rows.mean(axis=0) - grand
    error = rows - grand - between[:, None] - raters[None, :]
    if float(between @ between) <= 1e-12 and float((error**2).sum()) <= 1e-12:
        raise CannotCompute("constant", "All were rated alike: agreement cannot be told.")
    return _Squares(
        rows=k * float(between @ between) / (n - 1),
        columns=n * float(raters @ raters) / (k - 1),
        error=float((error**2).sum()) / ((n - 1) * (k - 1)),
        n=n,
        k=k,
    )


def _consistency(s: _Squares, level: float) -> Estimate:
    df1, df2 = s.n - 1, (s.n - 1) * (s.k - 1)
    value = (s.rows - s.error) / (s.rows + (s.k - 1) * s.error)
    if s.error <= 1e-15 * s.rows:
        return Estimate(value=1.0, level=level)
    f, tail = s.rows / s.error, (1 + level) / 2
    low, high = f / f_quantile(tail, df1, df2), f * f_quantile(tail, df2, df1)
    return Estimate(
        value=value,
        low=(low - 1) / (low + s.k - 1),
        high=(high - 1) / (high + s.k - 1),
        statistic=f,
        p=f_p(f, df1, df2),
        level=level,
    )


def _agreement(s: _Squares, level: float) -> Estimate:
    n, k = s.n, s.k
    value = (s.rows - s.error) / (s.rows + (k - 1) * s.error + k * (s.columns - s.error) / n)
    if s.error <= 1e-15 * s.rows:
        return Estimate(value=value, level=level)
    f_raters = s.columns / s.error
    top = (k - 1) * (n - 1) * (k * value * f_raters + n * (1 + (k - 1) * value) - k * value) ** 2
    bottom = (n - 1) * k**2 * value**2 * f_raters**2 + (n * (1 + (k - 1) * value) - k * value) ** 2
    df, tail = top / bottom, (1 + level) / 2
    wide, narrow = f_quantile(tail, n - 1, df), f_quantile(tail, df, n - 1)
    rest = k * s.columns + (k * n - k - n) * s.error
    low = n * (s.rows - wide * s.error) / (wide * rest + n * s.rows)
    high = n * (narrow * s.rows - s.error) / (rest + n * narrow * s.rows)
    return Estimate(value=value, low=low, high=high, df=df, level=level)


def _stepped_up(single: Estimate, k: int) -> Estimate:
    def up(r: float | None) -> float | None:
        return None if r is None else k * r / (1 + (k - 1) * r)

    return Estimate(
        value=up(single.value) or 0.0, low=up(single.low), high=up(single.high), level=single.level
    )
