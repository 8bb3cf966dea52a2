"""Rubin's rules: one answer from the analyses of several imputed tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, check_level
from beside_stats._least_squares import t_estimate, z_estimate
from beside_stats._result import CannotCompute, Estimate, Result

REFERENCES = (
    "Rubin (1987). Multiple Imputation for Nonresponse in Surveys. Wiley, chapter 3.",
    "Barnard & Rubin (1999). Small-sample degrees of freedom with multiple imputation. Biometrika 86, 948-955.",
)


@dataclass(frozen=True, kw_only=True)
class PooledTerm:
    """One pooled number.

    ``within`` and ``between`` are variances, ``share`` (lambda) the part of the variance that is due to missing
    values, ``riv`` the relative increase, ``fmi`` the fraction of missing information, ``df_old`` Rubin's
    degrees of freedom for large samples.
    """

    name: str
    estimate: Estimate
    within: float
    between: float
    share: float
    riv: float
    fmi: float
    df_old: float


@dataclass(frozen=True, kw_only=True)
class Pooled(Result):
    """The pooled numbers in order; ``n_used`` and ``n_eligible`` are people when known, else imputations."""

    terms: tuple[PooledTerm, ...]
    m: int

    @property
    def term(self) -> PooledTerm:
        """The only number, when one was pooled."""
        (only,) = self.terms
        return only


def pool(
    estimates: ArrayLike,
    variances: ArrayLike,
    *,
    df_complete: float | None = None,
    names: Sequence[str] | None = None,
    level: float = 0.95,
    n_used: int | None = None,
    n_eligible: int | None = None,
) -> Pooled:
    """Pool estimates and their squared standard errors over m imputations.

    Parameters
    ----------
    estimates, variances
        (m,) for one number or (m, k) for several.
    df_complete
        Degrees of freedom the analysis would have without missing values; None means large.
    names
        One name per number; by default ``estimate`` or 1, 2, ...
    level
        Coverage of the intervals.
    n_used, n_eligible
        People behind the analyses, to carry along.

    Returns
    -------
    Pooled

    Raises
    ------
    CannotCompute
        ``too_few_imputations`` (m < 2), ``wrong_shape``, ``missing_values``, ``bad_variance``, ``bad_df``.

    Notes
    -----
    T = W + (1 + 1/m) B; lambda = (1 + 1/m) B / T; df_old = (m - 1) / lambda^2;
    df_obs = (v + 1) / (v + 3) v (1 - lambda); df = 1 / (1 / df_old + 1 / df_obs); fmi = (riv + 2 / (df + 3)) /
    (1 + riv).

    Examples
    --------
    >>> round(pool([1.0, 2.0, 3.0], [1.0, 1.0, 1.0]).term.estimate.se, 4)
    1.5275
    """
    check_level(level)
    if df_complete is not None and not df_complete > 0:
        raise CannotCompute("bad_df", "The degrees of freedom without missing values are above zero.")
    values, errors = _tables(estimates, variances)
    m, width = values.shape
    told = tuple(names or (("estimate",) if width == 1 else map(str, range(1, width + 1))))
    if len(told) != width:
        raise CannotCompute("wrong_shape", f"{len(told)} names for {width} numbers.")
    return Pooled(
        method="Rubin's rules with Barnard-Rubin degrees of freedom",
        n_used=m if n_used is None else n_used,
        n_eligible=m if n_eligible is None else n_eligible,
        conventions={"df_complete": "large" if df_complete is None else f"{df_complete:g}", "m": str(m)},
        warnings=("few_imputations",) if m < 20 else (),
        references=REFERENCES,
        terms=tuple(_term(told[j], values[:, j], errors[:, j], df_complete, level) for j in range(width)),
        m=m,
    )


def _tables(estimates: ArrayLike, variances: ArrayLike) -> tuple[Floats, Floats]:
    try:
        values = np.asarray(estimates, dtype=np.float64)
        errors = np.asarray(variances, dtype=np.float64)
    except (TypeError, ValueError) as problem:
        raise CannotCompute("not_numeric", "Estimates and variances are numbers.") from problem
    if values.shape != errors.shape or values.ndim not in (1, 2):
        raise CannotCompute("wrong_shape", "Estimates and variances have one shape: imputations by numbers.")
    if len(values) < 2:
        raise CannotCompute("too_few_imputations", f"{len(values)} imputation; at least 2 are needed.")
    if not (np.isfinite(values).all() and np.isfinite(errors).all()):
        raise CannotCompute("missing_values", "Every imputation needs an estimate and a variance.")
    if (errors < 0).any():
        raise CannotCompute("bad_variance", "A variance is not below zero.")
    return values.reshape(len(values), -1), errors.reshape(len(values), -1)


def _term(name: str, values: Floats, errors: Floats, df_complete: float | None, level: float) -> PooledTerm:
    m = len(values)
    within, between = float(errors.mean()), float(values.var(ddof=1))
    added = (1 + 1 / m) * between
    total = within + added
    share = added / total if total > 0 else 0.0
    riv = added / within if within > 0 else (np.inf if added > 0 else 0.0)
    df_old = (m - 1) / share**2 if share**2 > 0 else np.inf
    df = _degrees(df_old, df_complete, share)
    value, se = float(values.mean()), float(np.sqrt(total))
    lost = (riv + 2 / (df + 3)) / (1 + riv) if np.isfinite(riv) else 1.0
    estimate = t_estimate(value, se, df, level) if np.isfinite(df) else z_estimate(value, se, level)
    return PooledTerm(
        name=name,
        estimate=estimate,
        within=within,
        between=between,
        share=share,
        riv=float(riv),
        fmi=float(lost),
        df_old=float(df_old),
    )


def _degrees(df_old: float, df_complete: float | None, share: float) -> float:
    if df_complete is None or not np.isfinite(df_complete):
        return df_old
    seen = (df_complete + 1) / (df_complete + 3) * df_complete * (1 - share)
    # With everything missing nothing was seen, and the larger of the two small numbers is the honest one.
    return 1 / (1 / df_old + 1 / seen) if seen > 0 else df_old
