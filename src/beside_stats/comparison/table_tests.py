"""A table of counts: are the shares alike in all rows? Chi-square and the exact test."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute, Result

TABLES_AT_MOST = 2_000_000


@dataclass(frozen=True, kw_only=True)
class TableTests(Result):
    """``small_cells`` says that an expected count lies under 5: believe the exact test then."""

    chi_square: float
    df: int
    chi_square_p: float
    fisher_p: float | None
    small_cells: bool


def table_tests(table: ArrayLike) -> TableTests:
    """Pearson's chi-square and the Fisher-Freeman-Halton exact test.

    Parameters
    ----------
    table
        Counts, groups in rows and outcomes in columns.

    Returns
    -------
    TableTests
        ``fisher_p`` is None when there are too many tables to count (warning ``"exact_test_too_large"``).

    Raises
    ------
    CannotCompute
        ``"impossible_count"``, ``"single_arm"`` when fewer than two rows or columns hold people.

    References
    ----------
    Freeman & Halton 1951, Biometrika 38:141-149.

    Examples
    --------
    A published trial's counts of improved, unchanged and worse (chi-square and exact "p < 0.02"):

    >>> found = table_tests([[11, 24, 1], [4, 28, 7]])
    >>> round(found.chi_square_p, 4), round(found.fisher_p, 4)
    (0.0186, 0.0173)
    """
    from beside_stats._tails import chi_square_p

    counts = np.asarray(table, dtype=float)
    if counts.ndim != 2 or not np.isfinite(counts).all() or (counts < 0).any() or (counts % 1).any():
        raise CannotCompute("impossible_count", "The table must hold whole numbers from 0.")
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    if min(counts.shape) < 2:
        raise CannotCompute(
            "single_arm", "Fewer than two groups or outcomes have people; nothing to compare."
        )
    n = float(counts.sum())
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / n
    value = float(((counts - expected) ** 2 / expected).sum())
    df = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    exact = _exact(counts)
    small = bool((expected < 5).any())
    warned = ("small_expected", small), ("exact_test_too_large", exact is None)
    return TableTests(
        method="Chi-square and exact test of a table",
        n_used=int(n),
        n_eligible=int(n),
        conventions={
            "chi_square": "no continuity correction",
            "exact": "tables no more likely than the one seen",
        },
        warnings=tuple(code for code, present in warned if present),
        references=("Freeman & Halton 1951, Biometrika 38:141-149",),
        chi_square=value,
        df=df,
        chi_square_p=chi_square_p(value, df),
        fisher_p=exact,
        small_cells=small,
    )


def _exact(counts: Floats) -> float | None:
    """Build all tables with these margins column by column; a state is what each row has left."""
    from scipy.special import gammaln

    rows, columns = counts.sum(axis=1).astype(np.int64), counts.sum(axis=0).astype(np.int64)
    seen = -float(gammaln(counts + 1).sum())
    left = rows[None, :].astype(np.int64)
    weight = np.zeros(1)
    for total in columns[:-1]:
        if len(left) * comb(int(total) + len(rows) - 1, len(rows) - 1) > TABLES_AT_MOST:
            return None
        fillings = _fillings(int(total), rows)
        after = left[:, None, :] - fillings[None]
        possible = (after >= 0).all(axis=2)
        added = weight[:, None] - gammaln(fillings + 1.0).sum(axis=1)[None]
        left, weight = after[possible], added[possible]
    weight = weight - gammaln(left + 1.0).sum(axis=1)
    share = np.exp(weight - weight.max())
    return float(min(share[weight <= seen + 1e-7].sum() / share.sum(), 1.0))


def _fillings(total: int, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """All ways to place a column's total into the rows."""
    found = np.zeros((1, 0), dtype=np.int64)
    for at, most in enumerate(rows):
        used = found.sum(axis=1)
        if at == len(rows) - 1:
            whole = np.column_stack([found, total - used])
            return np.asarray(whole[whole[:, -1] <= most])
        choices = np.arange(min(int(most), total) + 1)
        grown = np.column_stack([np.repeat(found, len(choices), axis=0), np.tile(choices, len(found))])
        found = grown[grown.sum(axis=1) <= total]
    return found
