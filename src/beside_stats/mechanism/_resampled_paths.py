"""Path coefficients of many resamples at once.

A resample is a row of counts, so all its sums and cross-products are counts times row products: one matrix
product for a whole block of resamples. The unit-lower LDL' factor of the centred cross-products then holds
every path: its entry (i, j) is the coefficient of column j in the regression of column i on columns 0..j.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats
from beside_stats._draws import Seed, child_seeds, in_pieces
from beside_stats._result import CannotCompute

BLOCK = 1 << 17  # counts held at once: 1 MB, small enough to stay in a core's cache
TOGETHER = 8  # blocks that one core does in the same memory
SINGULAR = 1e-10  # share of a column's variance that must be left over for its path to exist


@dataclass(frozen=True, kw_only=True)
class Paths:
    """Unit-lower factors (q, q, B) and means (q, B) in the columns' own units.

    ``crossed`` (q, q, B) are covariances, lower half only, of the columns standardised over all people.
    """

    factor: Floats
    means: Floats
    crossed: Floats

    def coefficients(self, row: int, first: int) -> Floats:
        """Coefficients (row - first, B) of columns first..row-1 in the regression on all columns before row."""
        found = np.empty((row - first, self.factor.shape[2]))
        for j in range(row - 1, first - 1, -1):
            later = sum(self.factor[k, j] * found[k - first] for k in range(j + 1, row))
            found[j - first] = self.factor[row, j] - later
        return found


Statistic = Callable[[Paths], Floats]
Block = tuple[int, np.random.SeedSequence] | NDArray[np.intp]  # to be drawn, or given


@dataclass(frozen=True, kw_only=True)
class _Products:
    """Standardised columns, their pairwise products, and what leads back to the own units."""

    rows: Floats
    centre: Floats
    scale: Floats


def resampled(
    columns: Floats,
    statistic: Statistic,
    *,
    resamples: int,
    seed: Seed | None,
    indices: NDArray[np.intp] | None,
    jobs: int | None,
) -> Floats:
    """The statistic (k, B) of every resample; nan where a resample has no solution.

    Blocks depend on n and B only, never on ``jobs``, and each has its own child of the seed.
    """
    n = columns.shape[1]
    per_block = max(8, BLOCK // n)
    blocks: list[Block]
    if indices is not None:
        positions = _checked(indices, n)
        blocks = [positions[i : i + per_block] for i in range(0, len(positions), per_block)]
    else:
        sizes = [min(per_block, resamples - i) for i in range(0, resamples, per_block)]
        blocks = list(zip(sizes, child_seeds(seed, len(sizes)), strict=True))
    pieces = [blocks[i : i + TOGETHER] for i in range(0, len(blocks), TOGETHER)]
    return np.concatenate(in_pieces(partial(_piece, _products(columns), statistic), pieces, jobs), axis=1)


def leave_one_out(columns: Floats, statistic: Statistic) -> Floats:
    """The statistic (k, n) without each row in turn."""
    products = _products(columns)
    sums = products.rows.sum(axis=1, keepdims=True) - products.rows
    return statistic(_paths(products, sums, columns.shape[1] - 1))


def _products(columns: Floats) -> _Products:
    centre = columns.mean(axis=1)
    scale = columns.std(axis=1)
    standard = (columns - centre[:, None]) / scale[:, None]
    pairs = [standard[i] * standard[j] for i in range(len(standard)) for j in range(i + 1)]
    return _Products(rows=np.vstack([standard, *pairs]), centre=centre, scale=scale)


def _piece(products: _Products, statistic: Statistic, blocks: list[Block]) -> Floats:
    """Several blocks one after the other in the same two buffers: fresh memory would cost more than the sums."""
    n = products.rows.shape[1]
    size, taken = max(_shape(block, n) for block in blocks)
    places, counts = np.empty((size, taken), dtype=np.intp), np.empty((size, n))
    found = []
    for block in blocks:
        size, taken = _shape(block, n)
        offsets = n * np.arange(size)[:, None]
        np.add(_positions(block, n), offsets, out=places[:size], casting="unsafe")
        flat = np.bincount(places[:size].ravel(), minlength=size * n)
        np.copyto(counts[:size], flat.reshape(size, n))
        found.append(statistic(_paths(products, products.rows @ counts[:size].T, taken)))
    return np.concatenate(found, axis=1)


def _shape(block: Block, n: int) -> tuple[int, int]:
    return (block[0], n) if isinstance(block, tuple) else (block.shape[0], block.shape[1])


def _positions(block: Block, n: int) -> NDArray[np.integer[Any]]:
    if not isinstance(block, tuple):
        return block
    width = np.uint16 if n <= 1 << 16 else np.int64
    return np.random.default_rng(block[1]).integers(0, n, size=(block[0], n), dtype=width)


def _paths(products: _Products, sums: Floats, taken: int) -> Paths:
    q = len(products.centre)
    means = sums[:q] / taken
    factor = np.zeros((q, q, sums.shape[1]))
    crossed = np.zeros_like(factor)
    for i in range(q):
        for j in range(i + 1):
            crossed[i, j] = sums[q + i * (i + 1) // 2 + j] / taken - means[i] * means[j]
    _factorise(crossed, factor)
    units = products.scale[:, None] / products.scale[None, :]
    return Paths(
        factor=factor * units[:, :, None],
        crossed=crossed,
        means=products.centre[:, None] + products.scale[:, None] * means,
    )


def _factorise(crossed: Floats, factor: Floats) -> None:
    """LDL' of each matrix of the last axis, column by column; vanishing pivots become nan."""
    q = len(crossed)
    scaled = np.zeros_like(crossed)  # factor times pivot
    for j in range(q):
        pivot = crossed[j, j] - sum(factor[j, k] * scaled[j, k] for k in range(j))
        if j < q - 1:
            pivot = np.where(pivot > SINGULAR, pivot, np.nan)
        factor[j, j] = 1.0
        for i in range(j + 1, q):
            scaled[i, j] = crossed[i, j] - sum(factor[i, k] * scaled[j, k] for k in range(j))
            factor[i, j] = scaled[i, j] / pivot


def _checked(indices: NDArray[np.intp], n: int) -> NDArray[np.intp]:
    positions = np.asarray(indices)
    if positions.ndim != 2 or positions.size == 0:
        raise CannotCompute("bad_resamples", "Resamples are a table: one row each, positions as entries.")
    whole = positions.astype(np.intp)
    if (whole != positions).any() or whole.min() < 0 or whole.max() >= n:
        raise CannotCompute("bad_resamples", f"Positions are whole numbers from 0 to {n - 1}.")
    return whole
