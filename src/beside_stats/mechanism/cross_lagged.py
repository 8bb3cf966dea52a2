"""Two things followed over time: does the earlier one go before the later other one, and the other way round?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, check_guard, check_level, require_people
from beside_stats._least_squares import z_estimate
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats.mechanism._fit_indices import FitIndices, fit_indices
from beside_stats.mechanism._panel import Panel, panel_model, panel_rows
from beside_stats.mechanism._path_fit import PathFit, covariance_of, fit_path_model, patterns

FLOOR = 20
REFERENCES = (
    "Selig & Little (2012). Autoregressive and cross-lagged panel analysis for longitudinal data. "
    "Handbook of Developmental Research Methods, 265-278.",
    "Hamaker, Kuiper & Grasman (2015). A critique of the cross-lagged panel model. Psychological Methods 20, "
    "102-116.",
    "Enders & Bandalos (2001). The relative performance of full information maximum likelihood. "
    "Structural Equation Modeling 8, 430-457.",
)


@dataclass(frozen=True, kw_only=True)
class CrossLagged(Result):
    """Paths by name, one per lag (a single one when equal over time), and how well the model fits.

    ``crossed["r_to_s"]`` is the path from r to the next s; ``indirect["r1_r2_s3"]`` a product of two paths.
    """

    autoregressive: Mapping[str, tuple[Estimate, ...]]
    crossed: Mapping[str, tuple[Estimate, ...]]
    indirect: Mapping[str, Estimate]
    log_likelihood: float
    chi_square: float
    df: int
    p: float | None
    cfi: float | None
    tli: float | None
    rmsea: float | None
    srmr: float | None
    n_complete: int


def cross_lagged(
    first: ArrayLike,
    second: ArrayLike,
    *,
    names: tuple[str, str] = ("first", "second"),
    equal_over_time: bool = True,
    missing: str = "raise",
    information: str | None = None,
    divisor: str = "n",
    level: float = 0.95,
    refuse_below: int = 50,
    warn_below: int = 100,
) -> CrossLagged:
    """Cross-lagged panel of two measures over two or more waves, by maximum likelihood.

    Parameters
    ----------
    first, second
        Tables (people, waves) of equal shape, waves in time order, any unit.
    names
        Short names of the two measures.
    equal_over_time
        Whether a path is the same from every wave to the next.
    missing
        ``"raise"``; ``"omit"``: people seen at every wave on both; ``"fiml"``: everybody seen at least once.
    information
        ``expected`` or ``observed`` information for the errors; by default observed with ``"fiml"``, else expected.
    divisor
        ``n`` (normal likelihood) or ``n-1`` (Wishart; complete rows only).
    level
        Coverage of the intervals.
    refuse_below, warn_below
        Fewer people than this: no answer (never settable below 20); an answer with a warning.

    Returns
    -------
    CrossLagged

    Raises
    ------
    CannotCompute
        ``wrong_shape``, ``missing_values``, ``too_few``, ``constant``, ``never_together``, ``not_identified``,
        ``no_convergence``.

    Notes
    -----
    r_t = ar_r r_(t-1) + sr s_(t-1) + e, s_t = ar_s s_(t-1) + rs r_(t-1) + f; e and f of one wave correlate, the
    first wave's scores too; means are free. Chi-square = 2 (log-likelihood of the saturated model - own).
    Stable differences between persons stay inside these paths; with three waves or more look at the
    within-person association too.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> trust, use = rng.normal(size=(60, 3)), rng.normal(size=(60, 3))
    >>> found = cross_lagged(trust, use, names=("r", "s"))
    >>> found.df, sorted(found.crossed)
    (8, ['r_to_s', 's_to_r'])
    """
    check_level(level)
    check_guard("refuse_below", refuse_below, FLOOR)
    rows, n_eligible = panel_rows(first, second, names, missing)
    if divisor not in ("n", "n-1") or (divisor == "n-1" and missing == "fiml"):
        raise CannotCompute("bad_divisor", "The divisor is 'n', or 'n-1' when nobody is missing.")
    information = information or ("observed" if missing == "fiml" else "expected")
    if information not in ("expected", "observed"):
        raise CannotCompute("bad_information", "The information is 'expected' or 'observed'.")
    require_people(len(rows), refuse_below)
    panel = panel_model(rows.shape[1] // 2, equal_over_time=equal_over_time)
    data = patterns(rows, divisor)
    start = panel.model.start(np.nanmean(rows, axis=0), np.nanvar(rows, axis=0))
    fit = fit_path_model(panel.model, data, start)
    drift = _Drift(panel, fit, covariance_of(fit, data, information), names, level)
    return _result(
        drift,
        fit_indices(fit, rows, data, with_srmr=missing != "fiml"),
        method="Cross-lagged panel, "
        + ("full-information " if missing == "fiml" else "")
        + "maximum likelihood",
        n_used=len(rows),
        n_eligible=n_eligible,
        n_complete=int((~np.isnan(rows).any(axis=1)).sum()),
        conventions={
            "missing": missing,
            "information": information,
            "divisor": divisor,
            "equal_over_time": str(equal_over_time).lower(),
        },
        warnings=("not_randomised", *(("few_people",) if len(rows) < warn_below else ())),
        references=REFERENCES,
    )


def _result(drift: _Drift, fitted: FitIndices, **about: Any) -> CrossLagged:
    first, second = drift.names
    return CrossLagged(
        autoregressive={first: drift.paths(0, 0), second: drift.paths(1, 1)},
        crossed={f"{first}_to_{second}": drift.paths(0, 1), f"{second}_to_{first}": drift.paths(1, 0)},
        indirect=drift.products(),
        log_likelihood=fitted.log_likelihood,
        chi_square=fitted.chi_square,
        df=fitted.df,
        p=fitted.p,
        cfi=fitted.cfi,
        tli=fitted.tli,
        rmsea=fitted.rmsea,
        srmr=fitted.srmr,
        **about,
    )


@dataclass(frozen=True)
class _Drift:
    """The paths from wave to wave, with their covariance."""

    panel: Panel
    fit: PathFit
    covariance: Floats
    names: tuple[str, str]
    level: float

    def paths(self, cause: int, effect: int) -> tuple[Estimate, ...]:
        """From measure ``cause`` (0 or 1) to measure ``effect``, one per lag or one for all."""
        places = dict.fromkeys(self.panel.lags[:, effect, cause].tolist())
        return tuple(self._estimate(self.fit.theta[k], {k: 1.0}) for k in places)

    def products(self) -> dict[str, Estimate]:
        """Two lags in a row that start at one measure and end at the other, through either."""
        found = {}
        for lag in range(len(self.panel.lags) - 1):
            for start, through in ((0, 0), (0, 1), (1, 1), (1, 0)):
                end = 1 - start
                k = int(self.panel.lags[lag, through, start])
                other = int(self.panel.lags[lag + 1, end, through])
                steps = zip((start, through, end), range(lag + 1, lag + 4), strict=True)
                name = "_".join(f"{self.names[measure]}{wave}" for measure, wave in steps)
                one, two = self.fit.theta[k], self.fit.theta[other]
                found[name] = self._estimate(one * two, {k: two, other: one})
        return found

    def _estimate(self, value: float, slopes: Mapping[int, float]) -> Estimate:
        slope = np.zeros(len(self.fit.theta))
        slope[list(slopes)] = list(slopes.values())
        return z_estimate(float(value), float(np.sqrt(slope @ self.covariance @ slope)), self.level)
