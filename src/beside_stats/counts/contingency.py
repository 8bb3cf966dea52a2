"""Do two classifications go together?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, labels, matrix, usable
from beside_stats._result import CannotCompute, Result
from beside_stats._tails import chi_square_p


@dataclass(frozen=True, kw_only=True)
class ChiSquare(Result):
    """Pearson's chi-square without continuity correction, and Cramer's V (0 to 1).

    The warning ``"small_expected"`` says that more than a fifth of the expected counts lie under 5.
    """

    chi_square: float
    df: int
    p: float
    cramers_v: float
    table: Floats
    expected: Floats
    rows: tuple[object, ...] = ()
    columns: tuple[object, ...] = ()


def chi_square(table: ArrayLike) -> ChiSquare:
    """Test of independence of a table of counts.

    Parameters
    ----------
    table
        (r, c) whole numbers; empty rows and columns are left out.

    Returns
    -------
    ChiSquare

    Raises
    ------
    CannotCompute
        ``"not_a_count"``, ``"one_group"`` when fewer than two rows or columns have people.

    References
    ----------
    Pearson (1900). Cramer (1946).
    """
    counts = matrix(table, "table")
    if np.isnan(counts).any() or (counts < 0).any() or (counts != np.round(counts)).any():
        raise CannotCompute("not_a_count", "A table holds whole numbers, 0 or more.")
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    if min(counts.shape) < 2:
        raise CannotCompute("one_group", "There are not two groups on both sides.")
    n = float(counts.sum())
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / n
    value = float(((counts - expected) ** 2 / expected).sum())
    df = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    return ChiSquare(
        method="Pearson chi-square",
        n_used=int(n),
        n_eligible=int(n),
        conventions={"continuity_correction": "none"},
        warnings=("small_expected",) if np.mean(expected < 5) > 0.2 else (),
        references=("Pearson 1900", "Cramer 1946"),
        chi_square=value,
        df=df,
        p=chi_square_p(value, df),
        cramers_v=float(np.sqrt(value / (n * (min(counts.shape) - 1)))),
        table=counts,
        expected=expected,
    )


def chi_square_of(
    first: Sequence[Any] | NDArray[Any], second: Sequence[Any] | NDArray[Any], *, missing: Missing = "raise"
) -> ChiSquare:
    """The same from two columns of labels.

    Parameters
    ----------
    first, second
        (n,) labels.
    missing
        ``"raise"`` or ``"omit"``.

    Returns
    -------
    ChiSquare

    Raises
    ------
    CannotCompute
        As ``chi_square``.
    """
    from dataclasses import replace

    a, b = labels(first, "first"), labels(second, "second")
    keep = usable(missing, first=a, second=b)
    rows, columns = (sorted(dict.fromkeys(side[keep].tolist()), key=str) for side in (a, b))
    counts = np.zeros((len(rows), len(columns)))
    for one, other in zip(a[keep], b[keep], strict=True):
        counts[rows.index(one), columns.index(other)] += 1
    return replace(chi_square(counts), n_eligible=keep.size, rows=tuple(rows), columns=tuple(columns))
