"""A path model of measured variables: which coefficients are free, and the moments they imply."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats

Places = NDArray[np.intp]
FIXED = -1


@dataclass(frozen=True, kw_only=True)
class Moments:
    """Implied covariance and means, and their derivatives by each parameter (first axis)."""

    sigma: Floats
    mu: Floats
    d_sigma: Floats
    d_mu: Floats


@dataclass(frozen=True, kw_only=True)
class PathModel:
    """v = alpha + B v + e, cov(e) = Psi; every table holds the number of its parameter, -1 for a fixed zero.

    Equal numbers are equal coefficients. The means are free, so they fit exactly when nothing is missing.
    """

    regressions: Places
    residuals: Places
    intercepts: Places

    @property
    def width(self) -> int:
        """Number of variables."""
        return len(self.intercepts)

    @property
    def count(self) -> int:
        """Number of parameters."""
        return int(max(self.regressions.max(), self.residuals.max(), self.intercepts.max())) + 1

    def start(self, means: Floats, variances: Floats) -> Floats:
        """No paths, no covariances, the variances and means as seen."""
        theta = np.zeros(self.count)
        theta[np.diag(self.residuals)] = variances
        theta[self.intercepts] = means
        return theta

    def moments(self, theta: Floats) -> Moments:
        """Sigma = A Psi A', mu = A alpha with A = (I - B)^-1, and the derivatives."""
        free = np.append(theta, 0.0)  # the place -1 is a fixed zero
        a = np.linalg.inv(np.eye(self.width) - free[self.regressions])
        sigma = a @ free[self.residuals] @ a.T
        mu = a @ free[self.intercepts]
        d_sigma = np.zeros((self.count, self.width, self.width))
        d_mu = np.zeros((self.count, self.width))
        for i, j in np.argwhere(self.regressions != FIXED):
            k = self.regressions[i, j]
            moved = np.outer(a[:, i], sigma[j])
            d_sigma[k] += moved + moved.T
            d_mu[k] += a[:, i] * mu[j]
        for i, j in np.argwhere(self.residuals != FIXED):
            d_sigma[self.residuals[i, j]] += np.outer(a[:, i], a[:, j])
        for i, k in enumerate(self.intercepts):
            d_mu[k] += a[:, i]
        return Moments(sigma=sigma, mu=mu, d_sigma=d_sigma, d_mu=d_mu)


def free_covariances(width: int, together: Places) -> PathModel:
    """No paths; every variance free, and the covariances flagged in ``together`` (width, width)."""
    pairs = [(i, j) for i in range(width) for j in range(i + 1) if i == j or together[i, j]]
    residuals = np.full((width, width), FIXED)
    for number, (i, j) in enumerate(pairs):
        residuals[i, j] = residuals[j, i] = number
    return PathModel(
        regressions=np.full((width, width), FIXED),
        residuals=residuals,
        intercepts=len(pairs) + np.arange(width),
    )
