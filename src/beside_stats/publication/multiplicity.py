"""Several tests at once: Holm for declared outcomes, Benjamini-Hochberg for exploration."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Mask, column
from beside_stats._result import CannotCompute, Result


@dataclass(frozen=True, kw_only=True)
class Adjusted(Result):
    """Adjusted p in the order given (nan where there was none), and which stay under ``alpha``."""

    adjusted: Floats
    significant: Mask
    n_significant: int
    alpha: float


def holm(p: ArrayLike, *, alpha: float = 0.05) -> Adjusted:
    """Holm's step-down p: the chance of any false alarm stays under ``alpha``.

    Parameters
    ----------
    p
        (m,) two-sided p; nan = a test that could not be done, not counted among the tests.
    alpha
        Level (0 to 1).

    Returns
    -------
    Adjusted

    Raises
    ------
    CannotCompute
        ``"not_a_probability"``, ``"all_missing"``.

    Notes
    -----
    Sorted p times m, m-1, ..., made non-decreasing, at most 1.

    References
    ----------
    Holm (1979) Scand J Stat 6:65-70.

    Examples
    --------
    >>> [round(float(q), 3) for q in holm([0.01, 0.04, 0.03]).adjusted]
    [0.03, 0.06, 0.06]
    """
    values, order, m = _sorted(p)
    steps = np.maximum.accumulate(values[order] * (m - np.arange(m)))
    return _adjusted("Holm", "Holm 1979", values, order, steps, alpha)


def benjamini_hochberg(p: ArrayLike, *, alpha: float = 0.05) -> Adjusted:
    """Benjamini and Hochberg's p: the expected share of false alarms stays under ``alpha``.

    Parameters
    ----------
    p, alpha
        As in ``holm``.

    Returns
    -------
    Adjusted

    Raises
    ------
    CannotCompute
        As ``holm``.

    References
    ----------
    Benjamini & Hochberg (1995) JRSS B 57:289-300.
    """
    values, order, m = _sorted(p)
    ratio = values[order] * m / (1 + np.arange(m))
    steps = np.minimum.accumulate(ratio[::-1])[::-1]
    return _adjusted("Benjamini-Hochberg", "Benjamini & Hochberg 1995", values, order, steps, alpha)


def _sorted(p: ArrayLike) -> tuple[Floats, np.ndarray[tuple[int, ...], np.dtype[np.intp]], int]:
    values = column(p, "p")
    known = values[~np.isnan(values)]
    if known.size == 0:
        raise CannotCompute("all_missing", "There is no p value.")
    if known.min() < 0 or known.max() > 1:
        raise CannotCompute("not_a_probability", "A p value must lie between 0 and 1.")
    return values, np.argsort(values, kind="stable")[: known.size], known.size


def _adjusted(
    name: str,
    source: str,
    values: Floats,
    order: np.ndarray[tuple[int, ...], np.dtype[np.intp]],
    steps: Floats,
    alpha: float,
) -> Adjusted:
    adjusted = np.full(values.size, np.nan)
    adjusted[order] = np.minimum(steps, 1.0)
    known = np.where(np.isnan(adjusted), 1.0, adjusted)
    # Strictly under alpha; a product such as 0.03 * 10 / 6 that is alpha but for rounding is not under it.
    significant = (known < alpha) & ~np.isclose(known, alpha, rtol=1e-12, atol=0)
    return Adjusted(
        method=f"{name} adjustment",
        n_used=order.size,
        n_eligible=values.size,
        conventions={"alpha": f"{alpha:g}"},
        references=(source,),
        adjusted=adjusted,
        significant=significant,
        n_significant=int(significant.sum()),
        alpha=alpha,
    )
