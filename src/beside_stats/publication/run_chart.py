"""A monthly indicator about its median: is there more than chance in it?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, column, usable
from beside_stats._result import CannotCompute, Result

FEWEST_FOR_SIGNALS = 10


@dataclass(frozen=True, kw_only=True)
class RunChart(Result):
    """Runs about the median; points on it are not counted.

    ``signals`` may hold ``"long_run"`` (a run longer than chance gives) and ``"few_runs"`` (too few
    crossings of the median); empty when there are too few points to say.
    """

    median: float
    n_useful: int
    n_runs: int
    longest_run: int
    longest_expected: int
    fewest_runs_expected: int
    signals: tuple[str, ...]


def run_chart(values: ArrayLike, *, median: float | None = None, missing: Missing = "raise") -> RunChart:
    """Runs of points on one side of the median.

    Parameters
    ----------
    values
        (n,) in order of time.
    median
        A frozen median from an earlier period; by default that of the values.
    missing
        ``"raise"`` or ``"omit"`` (months without a value are passed over).

    Returns
    -------
    RunChart

    Raises
    ------
    CannotCompute
        ``"too_few"`` under 2 values, ``"no_variation"`` when all lie on the median.

    Notes
    -----
    Signals after Anhoej: a run longer than log2(n) + 3 rounded, or fewer crossings than the 5% point of a
    binomial(n - 1, 1/2); read only from 10 useful points on.

    References
    ----------
    Anhoej & Olesen (2014) PLoS ONE 9:e113825.
    """
    given = column(values, "values")
    series = given[usable(missing, values=given)]
    if series.size < 2:
        raise CannotCompute("too_few", "At least 2 months are needed.")
    centre = float(np.median(series)) if median is None else median
    side = np.sign(series - centre)
    side = side[side != 0]
    if side.size == 0:
        raise CannotCompute("no_variation", "All points lie on the median.")
    starts = np.flatnonzero(np.concatenate(([True], side[1:] != side[:-1], [True])))
    longest, n_runs = int(np.diff(starts).max()), starts.size - 1
    most, fewest = _expected(side.size)
    enough = side.size >= FEWEST_FOR_SIGNALS
    flags = ((longest > most, "long_run"), (n_runs < fewest, "few_runs"))
    return RunChart(
        method="Run chart about the median",
        n_used=series.size,
        n_eligible=given.size,
        conventions={"on_the_median": "dropped", "median": "own" if median is None else "frozen"},
        warnings=() if enough else ("too_few_points_for_signals",),
        references=("Anhoej & Olesen 2014",),
        median=centre,
        n_useful=side.size,
        n_runs=n_runs,
        longest_run=longest,
        longest_expected=most,
        fewest_runs_expected=fewest,
        signals=tuple(code for is_so, code in flags if is_so and enough),
    )


def _expected(n: int) -> tuple[int, int]:
    """Longest run and fewest runs that chance alone still gives."""
    from scipy.special import bdtr

    crossings = np.arange(n)
    below: Floats = bdtr(crossings.astype(float), n - 1, 0.5) if n > 1 else np.ones(1)
    return int(round(np.log2(n) + 3)), int(crossings[below >= 0.05][0]) + 1
