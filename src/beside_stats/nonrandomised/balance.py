"""How alike two groups are, before and after weighting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Flags, Floats
from beside_stats._result import CannotCompute


@dataclass(frozen=True, kw_only=True)
class Balance:
    """One covariate: means by group and standardised differences, treated minus comparison."""

    name: str
    mean_treated: float
    mean_comparison: float
    weighted_mean_treated: float
    weighted_mean_comparison: float
    smd_before: float
    smd_after: float


def is_binary(values: Floats) -> bool:
    """Whether a column holds zeros and ones only (missing values aside)."""
    return bool(set(np.unique(values[~np.isnan(values)])) <= {0.0, 1.0})


def standardised_difference(
    values: Floats, treated: Flags, *, weights: Floats | None = None, binary: str = "share"
) -> float:
    """Difference of (weighted) means in units of the pooled SD of the raw groups, treated minus comparison.

    Parameters
    ----------
    values, treated
        One number and one flag per person.
    weights
        Weights of the means; the SD stays that of the raw groups.
    binary
        Variance of a yes/no column: ``share`` p(1-p), or ``sample`` with divisor n - 1 as for numbers.

    Returns
    -------
    float
        nan when neither group varies.

    Raises
    ------
    CannotCompute
        ``bad_binary``.

    Notes
    -----
    (mean1 - mean0) / sqrt((s1^2 + s0^2) / 2).

    References
    ----------
    Austin (2009). Balance diagnostics for comparing the distribution of baseline covariates. Statistics in
    Medicine 28, 3083-3107.

    Examples
    --------
    >>> treated = np.array([True, True, True, False, False, False])
    >>> standardised_difference(np.array([2.0, 3.0, 4.0, 1.0, 2.0, 3.0]), treated)
    1.0
    """
    if binary not in ("share", "sample"):
        raise CannotCompute("bad_binary", "The variance of a yes/no column is by 'share' or 'sample'.")
    ddof = 0 if binary == "share" and is_binary(values) else 1
    parts = [values[treated], values[~treated]]
    if min(map(len, parts)) <= ddof:
        return float("nan")
    pooled = float(np.sqrt(sum(part.var(ddof=ddof) for part in parts) / 2))
    away = _mean(values, treated, weights) - _mean(values, ~treated, weights)
    return away / pooled if pooled > 0 else float("nan")


def balance(name: str, values: Floats, treated: Flags, weights: Floats) -> Balance:
    """The row of a covariate in the balance table."""
    return Balance(
        name=name,
        mean_treated=_mean(values, treated, None),
        mean_comparison=_mean(values, ~treated, None),
        weighted_mean_treated=_mean(values, treated, weights),
        weighted_mean_comparison=_mean(values, ~treated, weights),
        smd_before=standardised_difference(values, treated),
        smd_after=standardised_difference(values, treated, weights=weights),
    )


def effective_size(weights: Floats) -> float:
    """(sum w)^2 / sum w^2: how many equally weighted people would tell as much."""
    return float(weights.sum() ** 2 / np.sum(weights**2))


def _mean(values: Floats, who: Flags, weights: Floats | None) -> float:
    return float(np.average(values[who], weights=None if weights is None else weights[who]))
