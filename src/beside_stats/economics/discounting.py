"""Later years count for less: the present value of costs and effects."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, column, usable
from beside_stats._result import CannotCompute, Result


@dataclass(frozen=True, kw_only=True)
class PresentValue(Result):
    """Sum of the discounted amounts, beside the plain sum."""

    value: float
    undiscounted: float
    rate: float


def discount(amounts: ArrayLike, years: ArrayLike, *, rate: float) -> Floats:
    """Each amount as of today.

    Parameters
    ----------
    amounts
        (n,) costs or effects.
    years
        (n,) years from today (0 = the first year, not discounted).
    rate
        Yearly rate, 0 to 0.2; 0.015 in Canada (CADTH 2017), 0.035 in the United Kingdom (NICE).

    Returns
    -------
    array

    Raises
    ------
    CannotCompute
        ``"bad_rate"``, ``"bad_year"``, ``"missing_values"``.

    Notes
    -----
    amount / (1 + rate)^year.

    Examples
    --------
    >>> [round(float(v), 2) for v in discount([100, 100], [0, 1], rate=0.035)]
    [100.0, 96.62]
    """
    a, t = column(amounts, "amounts"), column(years, "years")
    usable("raise", amounts=a, years=t)
    if not 0 <= rate <= 0.2:
        raise CannotCompute("bad_rate", "A yearly discount rate lies between 0 and 0.2 (20%).")
    if t.min() < 0:
        raise CannotCompute("bad_year", "Years count forward from today.")
    found: Floats = a / (1 + rate) ** t
    return found


def present_value(amounts: ArrayLike, years: ArrayLike, *, rate: float) -> PresentValue:
    """Sum of the discounted amounts.

    Parameters
    ----------
    amounts, years, rate
        As in ``discount``.

    Returns
    -------
    PresentValue

    Raises
    ------
    CannotCompute
        As ``discount``.
    """
    values = discount(amounts, years, rate=rate)
    return PresentValue(
        method="Present value",
        n_used=values.size,
        n_eligible=values.size,
        conventions={"rate": f"{rate:g}", "first_year": "0, not discounted"},
        references=("Drummond et al. 2015",),
        value=float(values.sum()),
        undiscounted=float(np.asarray(amounts, dtype=np.float64).sum()),
        rate=rate,
    )
