"""The chains of an imputation: one 3-D array, cross-products kept up to date instead of computed anew."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Flags, Floats

RIDGE = 1e-6  # of the diagonal: keeps nearly collinear columns solvable, too small to be seen otherwise


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The table (n, k) with its holes, and how to fill them; ``by_donor`` flags columns of kind pmm."""

    table: Floats
    holes: Flags
    iterations: int
    donors: int
    by_donor: Flags


@dataclass(frozen=True, kw_only=True)
class _Draw:
    """A regression per chain: estimated (c, q) and drawn coefficients, and the drawn residual SD (c,)."""

    estimated: Floats
    drawn: Floats
    sigma: Floats


def impute_block(plan: Plan, drawn: tuple[int, np.random.SeedSequence]) -> Floats:
    """Filled tables (chains, n, k) of one block.

    The cross-products over the people seen on a column are all cross-products minus those of the people not
    seen, so that a step costs as much as its missing values, not as the table.
    """
    chains, child = drawn
    rng = np.random.default_rng(child)
    centre, spread = np.nanmean(plan.table, axis=0), np.nanstd(plan.table, axis=0)
    standard = (plan.table - centre) / spread
    data = np.ones((chains, len(standard), standard.shape[1] + 1))
    data[:, :, 1:] = standard
    gaps = [np.flatnonzero(plan.holes[:, j]) for j in range(standard.shape[1])]
    for j, rows in enumerate(gaps):
        seen = standard[~plan.holes[:, j], j]
        data[:, rows, j + 1] = rng.choice(seen, size=(chains, len(rows)))
    crossed = data.transpose(0, 2, 1) @ data
    order = [j for j in np.argsort(plan.holes.sum(axis=0), kind="stable") if len(gaps[j])]
    for _ in range(plan.iterations):
        for j in order:
            _step(plan, data, crossed, int(j), gaps[j], rng)
    filled = data[:, :, 1:] * spread + centre
    return np.where(plan.holes, filled, plan.table)


def _step(
    plan: Plan, data: Floats, crossed: Floats, j: int, rows: NDArray[np.intp], rng: np.random.Generator
) -> None:
    """Fill column j of every chain and bring its cross-products up to date."""
    at = j + 1
    unseen = data[:, rows, :]
    seen = crossed - unseen.transpose(0, 2, 1) @ unseen
    fit = _draw(seen, at, len(plan.table) - len(rows), rng)
    unseen[:, :, at] = 0.0
    values = (unseen @ fit.drawn[:, :, None])[:, :, 0]
    if plan.by_donor[j]:
        values = _donated(plan, data, j, fit, values, rng)
    else:
        values = values + fit.sigma[:, None] * rng.standard_normal(values.shape)
    unseen[:, :, at] = values
    data[:, rows, at] = values
    renewed = seen[:, at, :] + (values[:, None, :] @ unseen)[:, 0, :]
    crossed[:, at, :] = renewed
    crossed[:, :, at] = renewed


def _draw(seen: Floats, at: int, n_seen: int, rng: np.random.Generator) -> _Draw:
    """Draw regressions of column ``at`` on the others from their posterior; coefficient ``at`` stays zero."""
    chains, width, _ = seen.shape
    others = np.delete(np.arange(width), at)
    xx = seen[:, others[:, None], others]
    xy = seen[:, others, at]
    diagonal = np.einsum("cii->ci", xx)
    diagonal += RIDGE * diagonal
    root = np.linalg.cholesky(xx)
    estimated = np.linalg.solve(xx, xy[:, :, None])[:, :, 0]
    left = seen[:, at, at] - np.einsum("ci,ci->c", estimated, xy)
    sigma = np.sqrt(np.maximum(left, 0.0) / rng.chisquare(n_seen - len(others), size=chains))
    noise = rng.standard_normal((chains, len(others), 1))
    moved = np.linalg.solve(root.transpose(0, 2, 1), noise)[:, :, 0]
    full = np.zeros((2, chains, width))
    full[0][:, others] = estimated
    full[1][:, others] = estimated + sigma[:, None] * moved
    return _Draw(estimated=full[0], drawn=full[1], sigma=sigma)


def _donated(
    plan: Plan, data: Floats, j: int, fit: _Draw, wanted: Floats, rng: np.random.Generator
) -> Floats:
    """The observed value of one of the nearest people seen, by predicted value (chains, missing)."""
    seen = np.flatnonzero(~plan.holes[:, j])
    predicted = (data @ fit.estimated[:, :, None])[:, seen, 0]
    # Chains end to end in one sorted line, far enough apart that none reaches into the next.
    apart = 2 * (max(np.abs(predicted).max(), np.abs(wanted).max()) + 1) * np.arange(len(wanted))[:, None]
    start = len(seen) * np.arange(len(wanted))[:, None]
    order = (np.argsort(predicted, axis=1, kind="stable") + start).ravel()
    ranked = (predicted + apart).ravel()[order]
    aims = wanted + apart
    donors = min(plan.donors, len(seen))
    last = start + len(seen) - donors
    first = np.clip(np.searchsorted(ranked, aims) - donors, start, last)
    for _ in range(donors):
        # Slide the window of donors up while the next person above is nearer than the lowest within.
        above = ranked[np.minimum(first + donors, len(ranked) - 1)]
        first += (first < last) & (above - aims < aims - ranked[first])
    chosen = order[first + rng.integers(0, donors, size=first.shape)]
    return np.asarray(data[0, seen, j + 1][chosen % len(seen)])
