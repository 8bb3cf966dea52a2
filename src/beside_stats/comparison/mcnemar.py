"""Before and after, yes or no: more people crossing one way than the other?"""

from __future__ import annotations

from dataclasses import dataclass

from beside_stats._result import CannotCompute, Result


@dataclass(frozen=True, kw_only=True)
class McNemar(Result):
    """Exact and mid-p of the people who crossed; those who stayed do not count."""

    left: int
    entered: int
    exact_p: float
    mid_p: float


def mcnemar(left: int, entered: int) -> McNemar:
    """Exact McNemar test.

    Parameters
    ----------
    left, entered
        How many crossed out of and into the range.

    Returns
    -------
    McNemar

    Raises
    ------
    CannotCompute
        ``"nobody_crossed"``, ``"impossible_count"``.

    Notes
    -----
    Two-sided binomial test of ``left`` among all who crossed against one half; the mid-p takes half of the
    probability of the count seen.

    References
    ----------
    Fagerland, Lydersen & Laake 2013, BMC Med Res Methodol 13:91.

    Examples
    --------
    >>> round(mcnemar(24, 4).exact_p, 6)
    0.00018
    """
    if min(left, entered) < 0 or int(left) != left or int(entered) != entered:
        raise CannotCompute("impossible_count", "Counts are whole numbers from 0.")
    n = int(left + entered)
    if n == 0:
        raise CannotCompute("nobody_crossed", "Nobody crossed in either direction; there is nothing to test.")
    from scipy.special import bdtr

    fewer = int(min(left, entered))
    below = float(bdtr(fewer, n, 0.5))
    here = below - (float(bdtr(fewer - 1, n, 0.5)) if fewer else 0.0)
    return McNemar(
        method="McNemar, exact binomial",
        n_used=n,
        n_eligible=n,
        references=("Fagerland, Lydersen & Laake 2013, BMC Med Res Methodol 13:91",),
        left=int(left),
        entered=int(entered),
        exact_p=min(1.0, 2 * below),
        mid_p=min(1.0, 2 * below - here),
    )
