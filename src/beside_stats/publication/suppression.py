"""Tables that may leave the program: small counts hidden, and no way to work them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Mask, check_guard, matrix
from beside_stats._result import CannotCompute, Result
from beside_stats.publication._disclosure import Counts, Need, cheapest_hiding, reader_range, with_totals

LOWEST_THRESHOLD = 3
Row = tuple[int | None, ...]
TOTAL = "total"


@dataclass(frozen=True, kw_only=True)
class SuppressedTable(Result):
    """A table safe to publish: None = hidden to protect privacy.

    ``n_used`` counts the cells shown of ``n_eligible`` (people would betray a hidden grand total).
    ``primary`` and ``complementary`` name the hidden cells as (row, column); for use inside the program only.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    shown: tuple[Row, ...]
    row_totals: Row
    column_totals: Row
    grand_total: int | None
    primary: tuple[tuple[str, str], ...]
    complementary: tuple[tuple[str, str], ...]
    threshold: int

    def percent(self, of: Literal["row", "column", "table"] = "row") -> tuple[tuple[float | None, ...], ...]:
        """Percentages of the shown cells; None where the cell or what it is a share of is hidden."""
        return tuple(
            tuple(_percent(cell, self._whole(of, r, c)) for c, cell in enumerate(row))
            for r, row in enumerate(self.shown)
        )

    def _whole(self, of: str, r: int, c: int) -> int | None:
        if of == "row":
            return self.row_totals[r]
        return self.column_totals[c] if of == "column" else self.grand_total


def suppress(
    table: ArrayLike,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    threshold: int = 5,
    zero_shown: bool = True,
    totals_shown: bool = True,
) -> SuppressedTable:
    """Hide small counts and as few others as are needed so that none can be worked out.

    Parameters
    ----------
    table
        (r, c) whole numbers of people, 0 or more.
    rows, columns
        Names.
    threshold
        Counts from 1 to threshold - 1 are hidden (5 by default, floor 3).
    zero_shown
        Whether a zero may be shown.
    totals_shown
        Whether totals are published; a total under the threshold is hidden like any other count.

    Returns
    -------
    SuppressedTable

    Raises
    ------
    CannotCompute
        ``"not_whole"``, ``"wrong_names"``, ``"guard_floor"``; ``"cannot_protect"`` when nothing short of not
        publishing helps (fail closed).

    Notes
    -----
    A first integer program chooses the cells; a second, over whole non-negative numbers, then finds the
    smallest and largest value of every hidden cell that agrees with everything shown. For each they lie at
    least threshold - 2 apart, and for small counts no closer than 1 to threshold - 1.

    References
    ----------
    Fischetti & Salazar (2000) JASA 95:916-928 (complementary cell suppression).
    """
    check_guard("threshold", threshold, LOWEST_THRESHOLD)
    counts = _checked(table, rows, columns)
    full = with_totals(counts)
    margin = np.zeros(full.shape, dtype=bool)
    margin[-1, :] = margin[:, -1] = True
    small = (full < threshold) & ((full > 0) | (not zero_shown))
    start = small | margin if not totals_shown else small
    hidden = _protected(full, small, start, threshold, zero_shown)
    return _published(full, hidden, small, tuple(rows), tuple(columns), threshold)


def possible_range(
    shown: Sequence[Row], row_totals: Row, column_totals: Row, grand_total: int | None
) -> tuple[Floats, Floats]:
    """What a reader can work out: smallest and largest value of each inner cell, given what is shown.

    Parameters
    ----------
    shown, row_totals, column_totals, grand_total
        As in ``SuppressedTable``; None = hidden.

    Returns
    -------
    tuple of arrays
        Lowest and highest (r, c); equal where the value is known.
    """
    cells = [[*row, total] for row, total in zip(shown, row_totals, strict=True)]
    cells.append([*column_totals, grand_total])
    hidden = np.array([[cell is None for cell in row] for row in cells], dtype=bool)
    full = np.array([[0 if cell is None else cell for cell in row] for row in cells], dtype=np.int64)
    low, high = reader_range(full, hidden)
    return low[:-1, :-1], high[:-1, :-1]


def _checked(table: ArrayLike, rows: Sequence[str], columns: Sequence[str]) -> Counts:
    values = matrix(table, "table")
    if values.shape != (len(rows), len(columns)):
        raise CannotCompute("wrong_names", "There must be one name per row and per column.")
    if np.isnan(values).any() or (values < 0).any() or (values != np.round(values)).any():
        raise CannotCompute("not_whole", "A table of people holds whole numbers, 0 or more.")
    return values.astype(np.int64)


def _protected(full: Counts, small: Mask, start: Mask, threshold: int, zero_shown: bool) -> Mask:
    """Hide, read as a stranger would, and hide more until nothing can be worked out."""
    lowest = 1 if zero_shown else 0
    needs = {
        int(cell): Need(int(cell), threshold - 1 - int(full.flat[cell]), int(full.flat[cell]) - lowest, 0)
        for cell in np.flatnonzero(small.ravel())
    }
    hidden = start
    for _ in range(full.size):
        low, high = reader_range(full, hidden)
        # Totals that are not published at all are no secret unless they are small.
        guarded = hidden & ~(start & ~small)
        open_to_guess = [
            cell
            for cell in np.flatnonzero(guarded.ravel())
            if _too_close(
                int(full.flat[cell]), low.flat[cell], high.flat[cell], needs.get(int(cell)), threshold - 2
            )
        ]
        if not open_to_guess:
            return hidden
        for cell in open_to_guess:
            needs.setdefault(int(cell), Need(int(cell), 0, 0, threshold - 2))
        hidden = cheapest_hiding(full, start, list(needs.values()), _cost(full)) | start
    raise CannotCompute("cannot_protect", "No way of hiding cells protects this table: do not publish it.")


def _too_close(value: int, least: float, most: float, need: Need | None, width: int) -> bool:
    if need is not None and (least > value - need.down or most < value + need.up):
        return True
    return most - least < width


def _cost(full: Counts) -> Floats:
    """Inner cells first, larger counts a little dearer, zeros dearer (readers expect them), totals last."""
    inner = 1 + 0.3 * full / max(int(full[-1, -1]), 1) + 0.5 * (full == 0)
    cost: Floats = inner.astype(np.float64)
    cells = full.size
    cost[-1, :] += 2 * cells
    cost[:, -1] += 2 * cells
    cost[-1, -1] += 4 * cells * cells
    return cost


def _published(
    full: Counts,
    hidden: Mask,
    small: Mask,
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    threshold: int,
) -> SuppressedTable:
    cells = [
        [None if hide else int(v) for v, hide in zip(*line, strict=True)]
        for line in zip(full, hidden, strict=True)
    ]
    row_names, column_names = (*rows, TOTAL), (*columns, TOTAL)

    def named(mask: Mask) -> tuple[tuple[str, str], ...]:
        return tuple((row_names[r], column_names[c]) for r, c in np.argwhere(mask))

    return SuppressedTable(
        method="Primary and complementary suppression, checked by integer programming",
        n_used=int((~hidden[:-1, :-1]).sum()),
        n_eligible=hidden[:-1, :-1].size,
        conventions={"threshold": str(threshold), "hidden": "None"},
        warnings=("cells_hidden",) if hidden.any() else (),
        references=("Fischetti & Salazar 2000",),
        rows=rows,
        columns=columns,
        shown=tuple(tuple(row[:-1]) for row in cells[:-1]),
        row_totals=tuple(row[-1] for row in cells[:-1]),
        column_totals=tuple(cells[-1][:-1]),
        grand_total=cells[-1][-1],
        primary=named(small),
        complementary=named(hidden & ~small),
        threshold=threshold,
    )


def _percent(cell: int | None, whole: int | None) -> float | None:
    return None if cell is None or not whole else 100 * cell / whole
