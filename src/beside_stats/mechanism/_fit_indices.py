"""How well a path model reproduces the variances and covariances that were seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats
from beside_stats.mechanism._path_fit import PathFit, Pattern, fit_path_model
from beside_stats.mechanism._path_model import Places, free_covariances


@dataclass(frozen=True, kw_only=True)
class FitIndices:
    """Test against the saturated model and the usual indices; None where they are not defined (df = 0)."""

    log_likelihood: float
    chi_square: float
    df: int
    p: float | None
    cfi: float | None
    tli: float | None
    rmsea: float | None
    srmr: float | None


def fit_indices(fit: PathFit, rows: Floats, data: tuple[Pattern, ...], *, with_srmr: bool) -> FitIndices:
    """Chi-square, CFI, TLI, RMSEA and, for complete rows, SRMR.

    Notes
    -----
    The baseline has variances and means only. CFI = 1 - max(x - df, 0) / max(x_b - df_b, x - df, 0);
    TLI = (x_b / df_b - x / df) / (x_b / df_b - 1); RMSEA = sqrt(max(x - df, 0) / (df n)).
    """
    from scipy.special import chdtrc

    width = fit.model.width
    saturated = _top(width, np.ones((width, width), dtype=np.intp), rows, data)
    baseline = _top(width, np.zeros((width, width), dtype=np.intp), rows, data)
    df = width * (width + 3) // 2 - fit.model.count
    chi_square = max(0.0, 2 * (saturated - fit.log_likelihood))
    base, base_df = 2 * (saturated - baseline), width * (width - 1) // 2
    n = sum(part.n for part in data)
    over = max(chi_square - df, 0.0)
    worst = max(base - base_df, over)
    return FitIndices(
        log_likelihood=fit.log_likelihood,
        chi_square=chi_square,
        df=df,
        p=float(chdtrc(df, chi_square)) if df else None,
        cfi=1 - over / worst if df and worst > 0 else None,
        tli=(base / base_df - chi_square / df) / (base / base_df - 1) if df and base > base_df else None,
        rmsea=float(np.sqrt(over / (df * n))) if df else None,
        srmr=_srmr(fit, data[0]) if with_srmr else None,
    )


def _top(width: int, together: Places, rows: Floats, data: tuple[Pattern, ...]) -> float:
    model = free_covariances(width, together)
    start = model.start(np.nanmean(rows, axis=0), np.nanvar(rows, axis=0))
    return fit_path_model(model, data, start).log_likelihood


def _srmr(fit: PathFit, part: Pattern) -> float:
    """Root mean square of the differences between seen and implied, in the units of a correlation."""
    spread = np.sqrt(np.diag(part.covariance))
    away = (part.covariance - fit.moments.sigma) / np.outer(spread, spread)
    return float(np.sqrt(np.mean(away[np.tril_indices(len(spread))] ** 2)))
