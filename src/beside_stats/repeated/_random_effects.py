"""Products of a random-effects model by Woodbury's identity: O(visit patterns) per evaluation."""

from __future__ import annotations

import numpy as np

from beside_stats._columns import Floats
from beside_stats.repeated._cholesky import Cholesky
from beside_stats.repeated._likelihood import Products
from beside_stats.repeated._people import PeopleSums


def random_effects_products(sums: PeopleSums, shape: Cholesky, factor: Floats, residual: float) -> Products:
    """Products for V = Z G Z' + s I with G = L L'.

    Notes
    -----
    With S = Z'Z and D = L (s I + L'S L)^-1 L', V^-1 = (I - Z D Z')/s, and every product is a sum over
    patterns of U'K U with U = Z'W and a small matrix K. G may be singular.
    """
    s, basis = residual, shape.basis
    zz, size = sums.zz, shape.size
    inner = s * np.eye(size) + factor.T @ zz @ factor
    d = factor @ np.linalg.solve(inner, np.broadcast_to(factor.T, inner.shape))
    d2 = 2 * d - d @ zz @ d
    d3 = d + d2 - d2 @ zz @ d
    f = np.eye(size) - zz @ d
    fs = f @ zz
    left = np.swapaxes(f, 1, 2)[:, None] @ basis
    single = left @ f[:, None]
    cross = left @ (f @ f)[:, None]
    double = left[:, :, None] @ fs[:, None, None] @ basis[None, None] @ f[:, None, None]
    return _assemble(
        sums, s, (d, d2, d3), (single, cross, double), _traces(sums, s, basis, (d, d2, f, fs), inner)
    )


def _assemble(
    sums: PeopleSums,
    s: float,
    powers: tuple[Floats, Floats, Floats],
    kernels: tuple[Floats, Floats, Floats],
    traces: tuple[float, Floats, Floats],
) -> Products:
    single, cross, double = kernels
    entries = single.shape[1]
    stack = np.concatenate(
        [np.stack(powers, axis=1), single, cross, double.reshape(len(single), -1, *single.shape[2:])], axis=1
    )
    summed = _contract(stack, sums.products)
    wide = sums.ww.shape[0]
    a = np.empty((entries + 1, wide, wide))
    b = np.empty((entries + 1, entries + 1, wide, wide))
    a[:-1] = summed[3 : 3 + entries] / s**2
    a[-1] = (sums.ww - summed[1]) / s**2
    b[:-1, :-1] = summed[3 + 2 * entries :].reshape(entries, entries, wide, wide) / s**3
    b[:-1, -1] = summed[3 + entries : 3 + 2 * entries] / s**3
    b[-1, :-1] = np.swapaxes(b[:-1, -1], 1, 2)
    b[-1, -1] = (sums.ww - summed[2]) / s**3
    return Products(sums.n, traces[0], (sums.ww - summed[0]) / s, a, b, traces[1], traces[2])


def _contract(kernels: Floats, products: Floats) -> Floats:
    """Sum over patterns and entries: (patterns, m, q, q) with (patterns, q, q, P, P) to (m, P, P)."""
    patterns, m, q, _ = kernels.shape
    wide = products.shape[-1]
    flat = np.ascontiguousarray(kernels.transpose(1, 0, 2, 3)).reshape(m, patterns * q * q)
    return (flat @ products.reshape(patterns * q * q, wide * wide)).reshape(m, wide, wide)


def _traces(
    sums: PeopleSums, s: float, basis: Floats, parts: tuple[Floats, Floats, Floats, Floats], inner: Floats
) -> tuple[float, Floats, Floats]:
    d, d2, f, fs = parts
    count, zz = sums.count, sums.zz
    entries, size = basis.shape[0], basis.shape[1]
    log_determinant = count @ ((sums.rows - size) * np.log(s) + np.linalg.slogdet(inner)[1])
    moved = fs[:, None] @ basis
    trace = np.empty(entries + 1)
    trace[:-1] = count @ np.einsum("grii->gr", moved) / s
    trace[-1] = count @ (sums.rows - np.einsum("gij,gji->g", zz, d)) / s
    both = np.empty((entries + 1, entries + 1))
    both[:-1, :-1] = np.einsum("g,grij,gsji->rs", count, moved, moved, optimize=True) / s**2
    both[:-1, -1] = both[-1, :-1] = count @ np.einsum("gij,rji->gr", f @ fs, basis) / s**2
    both[-1, -1] = count @ (sums.rows - np.einsum("gij,gji->g", zz, d2)) / s**2
    return float(log_determinant), trace, both
