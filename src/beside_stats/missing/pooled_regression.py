"""Least squares on every imputed table, pooled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from beside_stats._least_squares import INTERCEPT
from beside_stats._result import CannotCompute
from beside_stats.missing.imputation import Imputed
from beside_stats.missing.pooling import Pooled, pool


def pooled_regression(
    imputed: Imputed, outcome: str, predictors: Sequence[str], *, level: float = 0.95
) -> Pooled:
    """Regression of a column on others after multiple imputation.

    Parameters
    ----------
    imputed
        Filled tables from :func:`impute`; columns not named here were there to help.
    outcome, predictors
        Names of columns.
    level
        Coverage of the intervals.

    Returns
    -------
    Pooled
        ``(intercept)`` first, then the predictors, with Barnard-Rubin degrees of freedom.

    Raises
    ------
    CannotCompute
        ``no_such_column``, ``too_few``, ``collinear``.

    Notes
    -----
    Classical variances within each table, divisor n - p, pooled by Rubin's rules with complete-data df n - p.

    Examples
    --------
    >>> from beside_stats.missing import impute
    >>> before = list(range(30))
    >>> after = [None if i % 5 == 0 else 2 * i + i % 3 for i in before]
    >>> found = pooled_regression(impute({"before": before, "after": after}, seed=1), "after", ["before"])
    >>> round(found.terms[1].estimate.value, 1)
    2.0
    """
    y = imputed.column(outcome)
    if outcome in predictors or len(set(predictors)) < len(predictors) or not predictors:
        raise CannotCompute("name_taken", "Predictors are one or more other columns, each once.")
    design = np.stack([np.ones_like(y), *(imputed.column(name) for name in predictors)], axis=2)
    n, width = design.shape[1:]
    if n <= width:
        raise CannotCompute("too_few", f"{n} rows cannot carry {width} coefficients.")
    q, r = np.linalg.qr(design)
    size = np.linalg.norm(design, axis=1)
    if (np.abs(np.einsum("cii->ci", r)) <= 1e-10 * size).any():
        raise CannotCompute("collinear", "A predictor says nothing that the others do not say.")
    inverse = np.linalg.inv(r)
    coefficients = (inverse @ (q.transpose(0, 2, 1) @ y[:, :, None]))[:, :, 0]
    residuals = y - (design @ coefficients[:, :, None])[:, :, 0]
    variance = np.sum(residuals**2, axis=1) / (n - width)
    return pool(
        coefficients,
        variance[:, None] * np.sum(inverse**2, axis=2),
        df_complete=n - width,
        names=(INTERCEPT, *predictors),
        level=level,
        n_used=imputed.n_used,
        n_eligible=imputed.n_eligible,
    )
