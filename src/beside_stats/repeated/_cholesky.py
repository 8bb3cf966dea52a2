"""A covariance matrix by its Cholesky factor: never improper, and smooth up to the boundary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from beside_stats._columns import Floats


@dataclass(frozen=True)
class Cholesky:
    """How the entries of a lower triangle (row by row) make the entries of the covariance matrix.

    Parameters
    ----------
    size
        Rows of the covariance matrix.
    """

    size: int

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        return [(a, b) for a in range(self.size) for b in range(a + 1)]

    @cached_property
    def basis(self) -> Floats:
        """One symmetric matrix of zeros and ones per distinct entry, shape (entries, size, size)."""
        found = np.zeros((len(self.pairs), self.size, self.size))
        for r, (a, b) in enumerate(self.pairs):
            found[r, a, b] = found[r, b, a] = 1.0
        return found

    def factor(self, entries: Floats) -> Floats:
        """The lower triangle as a matrix."""
        found = np.zeros((self.size, self.size))
        for value, (a, b) in zip(entries, self.pairs, strict=True):
            found[a, b] = value
        return found

    def entries(self, matrix: Floats) -> Floats:
        """The lower triangle of a matrix, row by row."""
        return np.array([matrix[a, b] for a, b in self.pairs])

    def jacobian(self, entries: Floats) -> Floats:
        """Derivative of the covariance entries (rows) by the factor's entries (columns)."""
        low = self.factor(entries)
        found = np.zeros((len(self.pairs), len(self.pairs)))
        for r, (a, b) in enumerate(self.pairs):
            for k, (c, d) in enumerate(self.pairs):
                found[r, k] = (a == c) * low[b, d] + (b == c) * low[a, d]
        return found

    def curvature(self, gradient: Floats) -> Floats:
        """What the second derivatives of the covariance entries add to a Hessian, given the gradient."""
        whole = np.tensordot(gradient, self.basis, axes=1) + np.diag(
            [g for g, (a, b) in zip(gradient, self.pairs, strict=True) if a == b]
        )
        found = np.zeros((len(self.pairs), len(self.pairs)))
        for k, (c, d) in enumerate(self.pairs):
            for m, (e, f) in enumerate(self.pairs):
                found[k, m] = whole[c, e] if d == f else 0.0
        return found
