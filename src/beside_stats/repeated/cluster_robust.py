"""Least squares for children within mothers: CR2 standard errors with Satterthwaite degrees of freedom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.repeated._design import design
from beside_stats.repeated._estimates import t_interval
from beside_stats.repeated._people import codes


@dataclass(frozen=True, kw_only=True)
class ClusterRobust(Result):
    """Coefficients with CR2 standard errors; ``se_cr0`` is the uncorrected sandwich beside them."""

    names: tuple[str, ...]
    coef: tuple[Estimate, ...]
    se_cr0: tuple[float, ...]
    n_obs: int
    n_clusters: int

    def estimate(self, name: str) -> Estimate:
        """The estimate of a named coefficient."""
        return self.coef[self.names.index(name)]


def cluster_robust(
    outcome: ArrayLike,
    cluster: Sequence[Any] | NDArray[Any],
    *,
    fixed: Mapping[str, ArrayLike],
    min_clusters: int = 10,
    level: float = 0.95,
    missing: Missing = "raise",
) -> ClusterRobust:
    """OLS whose uncertainty allows for any likeness within a cluster.

    Parameters
    ----------
    outcome, cluster
        One row per child, and whose child.
    fixed
        Columns by name; an intercept is added in front.
    min_clusters
        Fewer clusters are refused; floor 3.

    Returns
    -------
    ClusterRobust

    Raises
    ------
    CannotCompute
        ``"too_few_clusters"`` and the codes of the column checks.

    Notes
    -----
    ``(X'X)^-1 [sum X_i'A_i e_i e_i'A_i X_i] (X'X)^-1`` with ``A_i = (I - H_ii)^(-1/2)``; df are those of the
    variance estimate under independent errors: ``tr(P)^2 / tr(P^2)``.

    References
    ----------
    Bell & McCaffrey 2002, Surv Methodol 28:169-181; Pustejovsky & Tipton 2018, J Bus Econ Stat 36:672-683.

    Examples
    --------
    >>> import numpy as np
    >>> mother, early = np.repeat(np.arange(20), 2), np.repeat([0.0, 1.0], 20)
    >>> score = 95 + 4 * early + np.sin(5.0 * np.arange(40))
    >>> found = cluster_robust(score, mother, fixed={"early": early})
    >>> found.n_clusters, round(found.estimate("early").df, 3)
    (20, 18.0)
    """
    table = design(outcome, cluster, fixed, missing=missing)
    clusters, position = codes(table.person)
    if len(clusters) < max(min_clusters, 3):
        raise CannotCompute(
            "too_few_clusters", f"{len(clusters)} clusters; at least {max(min_clusters, 3)} are needed."
        )
    order = np.argsort(position, kind="stable")
    x, y = table.x[order], table.y[order]
    groups = np.split(np.arange(len(y)), np.cumsum(np.bincount(position))[:-1])
    bread = np.asarray(np.linalg.inv(x.T @ x), dtype=float)
    coef = bread @ x.T @ y
    residual = y - x @ coef
    adjusted = _adjusted(x, bread, groups)
    scores = np.array([part.T @ residual[rows] for part, rows in zip(adjusted, groups, strict=True)])
    plain = np.array([x[rows].T @ residual[rows] for rows in groups])
    variance, variance0 = (np.diag(bread @ (s.T @ s) @ bread) for s in (scores, plain))
    df = _degrees(x, bread, groups, adjusted)
    return ClusterRobust(
        method="Least squares with CR2 cluster-robust standard errors",
        n_used=len(y),
        n_eligible=len(table.kept),
        conventions={"variance": "CR2, independent working model", "degrees_of_freedom": "satterthwaite"},
        warnings=("few_clusters",) if df.min() < 5 else (),
        references=("Bell & McCaffrey 2002", "Pustejovsky & Tipton 2018, J Bus Econ Stat 36:672-683"),
        names=table.names,
        coef=tuple(
            t_interval(float(b), float(v) ** 0.5, float(d), level)
            for b, v, d in zip(coef, variance, df, strict=True)
        ),
        se_cr0=tuple(np.sqrt(variance0).tolist()),
        n_obs=len(y),
        n_clusters=len(clusters),
    )


def _adjusted(x: Floats, bread: Floats, groups: list[NDArray[np.intp]]) -> list[Floats]:
    """A_i X_i for each cluster; a cluster that decides a coefficient alone keeps no share of it."""
    found = []
    for rows in groups:
        values, vectors = np.linalg.eigh(np.eye(len(rows)) - x[rows] @ bread @ x[rows].T)
        root = np.where(values > 1e-10, 1 / np.sqrt(np.maximum(values, 1e-10)), 0.0)
        found.append((vectors * root) @ vectors.T @ x[rows])
    return found


def _degrees(x: Floats, bread: Floats, groups: list[NDArray[np.intp]], adjusted: list[Floats]) -> Floats:
    """tr(P)^2 / tr(P^2) per coefficient, P_ij = g_i'g_j with g_i = (I - H)_i' A_i X_i (X'X)^-1 c."""
    weights = np.zeros((len(groups), *x.shape))
    for i, (rows, part) in enumerate(zip(groups, adjusted, strict=True)):
        moved = part @ bread
        weights[i, rows] = moved
        weights[i] -= x @ bread @ (x[rows].T @ moved)
    p = np.einsum("inc,jnc->cij", weights, weights, optimize=True)
    return np.asarray(np.trace(p, axis1=1, axis2=2) ** 2 / (p**2).sum(axis=(1, 2)))
