"""How well the questions of a scale hang together: Cronbach's alpha with Feldt's interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, check_level
from beside_stats._result import CannotCompute, Estimate, Result
from beside_stats._tails import f_quantile
from beside_stats.measurement._complete import FEWEST_FOR_A_VERDICT, complete_items


@dataclass(frozen=True, kw_only=True)
class Alpha(Result):
    """``alpha`` of the raw scores; ``if_dropped`` (k,) is alpha without each question (nan for two questions)."""

    alpha: Estimate
    if_dropped: Floats


def cronbach_alpha(
    items: ArrayLike,
    *,
    level: float = 0.95,
    missing: Missing = "omit",
    min_people: int = FEWEST_FOR_A_VERDICT,
) -> Alpha:
    """Cronbach's alpha on complete answers.

    Parameters
    ----------
    items
        (n, k) answers, already reversed.
    level
        Coverage.
    missing
        ``"omit"`` (default: people without all answers are left out) or ``"raise"``.
    min_people
        Under this many the warning ``"few_people"`` says that no verdict is due (floor 30).

    Returns
    -------
    Alpha
        May be negative: questions that pull against each other.

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"too_few_items"``, ``"constant"``.

    Notes
    -----
    k/(k-1) (1 - sum of item variances / variance of the sum). Interval: 1 - (1 - alpha) F quantiles with
    n - 1 and (n - 1)(k - 1) df.

    References
    ----------
    Cronbach (1951) Psychometrika 16:297-334. Feldt, Woodruff & Salih (1987) Appl Psychol Meas 11:93-103.
    """
    check_level(level)
    rows, eligible = complete_items(items, missing, least_people=3, least_items=2)
    n, k = rows.shape
    value = _alpha(rows)
    df1, df2 = n - 1, (n - 1) * (k - 1)
    low = 1 - (1 - value) * f_quantile((1 + level) / 2, df1, df2)
    high = 1 - (1 - value) * f_quantile((1 - level) / 2, df1, df2)
    dropped = [_alpha(np.delete(rows, j, axis=1)) if k > 2 else np.nan for j in range(k)]
    return Alpha(
        method="Cronbach's alpha, Feldt interval",
        n_used=n,
        n_eligible=eligible,
        conventions={"people": "complete answers"},
        warnings=("few_people",) if n < max(min_people, FEWEST_FOR_A_VERDICT) else (),
        references=("Cronbach 1951", "Feldt, Woodruff & Salih 1987"),
        alpha=Estimate(value=value, low=low, high=high, level=level),
        if_dropped=np.array(dropped),
    )


def _alpha(rows: Floats) -> float:
    k = rows.shape[1]
    total = float(rows.sum(axis=1).var(ddof=1))
    if total <= 1e-12:
        raise CannotCompute("constant", "Everyone has the same score: reliability cannot be told.")
    return float(k / (k - 1) * (1 - rows.var(axis=0, ddof=1).sum() / total))
