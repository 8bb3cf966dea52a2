"""What a reader can work out of a published table, and which cells must be hidden so that she cannot.

The table is taken with its totals as one larger table whose rows and columns add up. Reading and hiding are
integer programs over it (scipy's milp).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats, Mask
from beside_stats._result import CannotCompute
from beside_stats.publication._quiet import quiet_solver

Counts = NDArray[np.int64]
SECONDS = 20.0


@dataclass(frozen=True)
class Need:
    """Room a hidden cell must have: up, down, and both together."""

    cell: int
    up: int
    down: int
    width: int


def with_totals(table: Counts) -> Counts:
    """The table with row totals, column totals and the grand total as a last column and row."""
    wide = np.hstack([table, table.sum(axis=1, keepdims=True)])
    return np.vstack([wide, wide.sum(axis=0, keepdims=True)])


def sums(rows: int, columns: int) -> Floats:
    """One line per row and per column of the larger table: parts minus total = 0."""
    lines = []
    for r in range(rows):
        line = np.zeros((rows, columns))
        line[r, :-1], line[r, -1] = 1, -1
        lines.append(line.ravel())
    for c in range(columns):
        line = np.zeros((rows, columns))
        line[:-1, c], line[-1, c] = 1, -1
        lines.append(line.ravel())
    return np.array(lines)


def reader_range(full: Counts, hidden: Mask) -> tuple[Floats, Floats]:
    """Smallest and largest whole number that each cell of the larger table can have, given what is shown."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    values = full.ravel().astype(np.float64)
    unknown = np.flatnonzero(hidden.ravel())
    lows, highs = values.copy(), values.copy()
    if unknown.size == 0:
        return lows.reshape(full.shape), highs.reshape(full.shape)
    lines = sums(*full.shape)
    open_lines = lines[:, unknown]
    shown = np.where(hidden.ravel(), 0.0, values)
    rule = LinearConstraint(open_lines, -lines @ shown, -lines @ shown)
    # Far above any count: a cell that can get there has no upper limit that the reader knows.
    far = 1000.0 + 10 * float(values.sum())
    for j, cell in enumerate(unknown):
        goal = np.zeros(unknown.size)
        goal[j] = 1
        for sign, limits in ((1, lows), (-1, highs)):
            with quiet_solver():
                answer = milp(
                    sign * goal, constraints=rule, bounds=Bounds(0, far), integrality=np.ones(unknown.size)
                )
            found = round(float(sign * answer.fun))
            limits[cell] = found if found < far / 2 else np.inf
    return lows.reshape(full.shape), highs.reshape(full.shape)


def cheapest_hiding(full: Counts, must_hide: Mask, needs: Sequence[Need], cost: Floats) -> Mask:
    """The cells to hide at least cost so that each need has room, by one mixed-integer program.

    For each need one change up and one change down of the whole table must exist that keeps all sums, touches
    hidden cells only and leaves no cell negative.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import block_diag, coo_matrix, hstack, identity, vstack

    n, values = full.size, full.ravel().astype(np.float64)
    reach = float(sum(need.width + need.up + need.down for need in needs) + 1)
    lines, copies = coo_matrix(sums(*full.shape)), 2 * len(needs)
    # Variables: n choices, then for each need the change up (n) and the change down (n, taken as positive = less).
    balance = hstack([coo_matrix((lines.shape[0] * copies, n)), block_diag([lines] * copies)])
    eye = identity(n)
    floor, up_top = np.minimum(values, reach), reach * np.ones(n)
    blocks, tops = [], []
    for k in range(copies):
        most, least = (up_top, floor) if k % 2 == 0 else (floor, up_top)
        for sign, room in ((1, most), (-1, least)):
            parts = [-_diagonal(room)] + [sign * eye if i == k else coo_matrix((n, n)) for i in range(copies)]
            blocks.append(hstack(parts))
            tops.append(np.zeros(n))
    rules = [
        LinearConstraint(balance.tocsr(), 0, 0),
        LinearConstraint(vstack(blocks).tocsr(), -np.inf, np.concatenate(tops)),
        _room(needs, n),
    ]
    lower = np.concatenate([must_hide.ravel().astype(float), *[-floor, -up_top] * len(needs)])
    upper = np.concatenate([np.ones(n), *[up_top, floor] * len(needs)])
    goal = np.concatenate([cost.ravel(), np.zeros(n * copies)])
    whole = np.concatenate([np.ones(n), np.zeros(n * copies)])
    with quiet_solver():
        answer = milp(
            goal,
            constraints=rules,
            bounds=Bounds(lower, upper),
            integrality=whole,
            options={"time_limit": SECONDS},
        )
    if answer.x is None:
        raise CannotCompute(
            "cannot_protect", "No way of hiding cells protects this table: do not publish it."
        )
    chosen: Mask = (answer.x[:n] > 0.5).reshape(full.shape)
    return chosen


def _diagonal(values: Floats):  # type: ignore[no-untyped-def]
    from scipy.sparse import diags

    return diags(values)


def _room(needs: Sequence[Need], n: int):  # type: ignore[no-untyped-def]
    from scipy.optimize import LinearConstraint

    width = n + 2 * n * len(needs)
    lines, least = [], []
    for k, need in enumerate(needs):
        up, down = n + 2 * k * n + need.cell, n + (2 * k + 1) * n + need.cell
        for cells, amount in (((up,), need.up), ((down,), need.down), ((up, down), need.width)):
            line = np.zeros(width)
            line[list(cells)] = 1
            lines.append(line)
            least.append(amount)
    return LinearConstraint(np.array(lines), np.array(least), np.inf)
