"""Products of a random-effects model by Woodbury's identity: O(visit patterns) per evaluation.

Small matrices are kept with the patterns on the last axis, so that each step is a few long vector
operations even when everyone has her own dates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats.repeated._cholesky import Cholesky
from beside_stats.repeated._likelihood import Products
from beside_stats.repeated._people import PeopleSums


@dataclass(frozen=True)
class _Kernels:
    """Matrices (q, q, patterns) between Z'W: powers of the inverse, and one or two derivatives."""

    powers: Floats
    single: Floats
    cross: Floats
    double: Floats
    moved: Floats
    f: Floats
    log_determinant: float


def random_effects_products(sums: PeopleSums, shape: Cholesky, factor: Floats, residual: float) -> Products:
    """Products for V = Z G Z' + s I with G = L L'.

    Notes
    -----
    With S = Z'Z and D = L (s I + L'S L)^-1 L', V^-1 = (I - Z D Z')/s, and every product is a sum over
    patterns of U'K U with U = Z'W and a small matrix K. G may be singular.
    """
    kernels = _kernels(sums, shape, factor, residual)
    entries, wide = len(shape.pairs), sums.ww.shape[0]
    stack = np.concatenate(
        [kernels.powers, kernels.single, kernels.cross, kernels.double.reshape(-1, *kernels.f.shape)]
    )
    summed = (stack.reshape(len(stack), -1) @ sums.products).reshape(-1, wide, wide)
    s = residual
    a = np.empty((entries + 1, wide, wide))
    b = np.empty((entries + 1, entries + 1, wide, wide))
    a[:-1] = summed[3 : 3 + entries] / s**2
    a[-1] = (sums.ww - summed[1]) / s**2
    b[:-1, :-1] = summed[3 + 2 * entries :].reshape(entries, entries, wide, wide) / s**3
    b[:-1, -1] = summed[3 + entries : 3 + 2 * entries] / s**3
    b[-1, :-1] = np.swapaxes(b[:-1, -1], 1, 2)
    b[-1, -1] = (sums.ww - summed[2]) / s**3
    trace, traces = _traces(sums, shape.basis, kernels, s)
    return Products(sums.n, kernels.log_determinant, (sums.ww - summed[0]) / s, a, b, trace, traces)


def posterior(sums: PeopleSums, factor: Floats, residual: float) -> tuple[Floats, Floats]:
    """D and the determinant of s I + L'S L, one per pattern on the last axis."""
    inner = _around(factor.T, sums.zz)
    for k in range(len(factor)):
        inner[k, k] += residual
    inverse, determinant = _inverse(inner)
    return _around(factor, inverse), determinant


def _kernels(sums: PeopleSums, shape: Cholesky, factor: Floats, s: float) -> _Kernels:
    zz = sums.zz
    d, determinant = posterior(sums, factor, s)
    sd = _times(zz, d)
    d2 = 2 * d - _times(d, sd)
    d3 = d + d2 - _times(d2, sd)
    f = np.eye(shape.size)[:, :, None] - sd
    fs = _times(f, zz)
    left = np.einsum("ikg,rij->rkjg", f, shape.basis)
    between = np.einsum("rkjg,jlg->rklg", left, fs)
    logs = sums.count @ ((sums.rows - shape.size) * np.log(s) + np.log(determinant))
    return _Kernels(
        powers=np.stack([d, d2, d3]),
        single=np.einsum("rkjg,jlg->rklg", left, f),
        cross=np.einsum("rkjg,jlg->rklg", left, _times(f, f)),
        double=np.einsum("rkjg,sljg->rsklg", between, left),
        moved=np.einsum("ikg,rkj->rijg", fs, shape.basis),
        f=f,
        log_determinant=float(logs),
    )


def _traces(sums: PeopleSums, basis: Floats, kernels: _Kernels, s: float) -> tuple[Floats, Floats]:
    count, zz, moved = sums.count, sums.zz, kernels.moved
    entries = len(basis)
    trace = np.empty(entries + 1)
    trace[:-1] = np.einsum("riig->rg", moved) @ count / s
    trace[-1] = count @ (sums.rows - np.einsum("ijg,jig->g", zz, kernels.powers[0])) / s
    traces = np.empty((entries + 1, entries + 1))
    turned = np.swapaxes(moved, 1, 2).reshape(entries, -1)
    traces[:-1, :-1] = (moved * count).reshape(entries, -1) @ turned.T / s**2
    # F S E_r = moved, so tr(F F S E_r) needs one more F in front.
    traces[:-1, -1] = traces[-1, :-1] = np.einsum("ijg,rjig->rg", kernels.f, moved) @ count / s**2
    traces[-1, -1] = count @ (sums.rows - np.einsum("ijg,jig->g", zz, kernels.powers[1])) / s**2
    return trace, traces


def _around(outer: Floats, x: Floats) -> Floats:
    """outer x outer' for each pattern."""
    return np.asarray(np.einsum("kbg,lb->klg", np.einsum("ka,abg->kbg", outer, x), outer))


def _times(x: Floats, y: Floats) -> Floats:
    return np.asarray(np.einsum("ijg,jkg->ikg", x, y))


def _inverse(x: Floats) -> tuple[Floats, Floats]:
    """Inverse and determinant of matrices of one or two rows, by Cramer's rule."""
    if len(x) == 1:
        return 1 / x, x[0, 0]
    determinant = x[0, 0] * x[1, 1] - x[0, 1] * x[1, 0]
    return np.stack([np.stack([x[1, 1], -x[0, 1]]), np.stack([-x[1, 0], x[0, 0]])]) / determinant, determinant
