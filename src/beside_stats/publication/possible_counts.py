"""Which whole numbers of people can stand behind printed percentages?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from beside_stats._result import CannotCompute, Result


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A number of people and a count for each percentage that round to what was printed."""

    n: int
    counts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class PossibleCounts(Result):
    """All fits, smallest group first; empty when the percentages fit no group of the sizes allowed."""

    fits: tuple[Fit, ...]

    @property
    def unique(self) -> bool:
        """Whether only one set of numbers fits."""
        return len(self.fits) == 1


def possible_counts(
    percents: Sequence[float],
    *,
    decimals: Sequence[int] | int,
    n_max: int,
    n_min: int = 1,
    exclusive: bool = False,
) -> PossibleCounts:
    """Counts k of n, with one n for all percentages, that print as the percentages given.

    Parameters
    ----------
    percents
        Percentages of the same group as printed, 0 to 100.
    decimals
        Decimals printed, one for all or one for each.
    n_max, n_min
        Largest and smallest group to try.
    exclusive
        The percentages are of states that exclude each other: their counts may not exceed n.

    Returns
    -------
    PossibleCounts

    Raises
    ------
    CannotCompute
        ``"bad_percent"``, ``"bad_range"``.

    Notes
    -----
    A half is accepted rounded either way, since programs differ.

    Examples
    --------
    >>> [(fit.n, fit.counts) for fit in possible_counts([30.6, 3], decimals=[1, 0], n_max=48).fits]
    [(36, (11, 1))]
    """
    places = [decimals] * len(percents) if isinstance(decimals, int) else list(decimals)
    if not percents or len(places) != len(percents) or any(not 0 <= p <= 100 for p in percents):
        raise CannotCompute("bad_percent", "Give percentages from 0 to 100, each with its decimals.")
    if not 1 <= n_min <= n_max:
        raise CannotCompute("bad_range", "The group sizes to try must start at 1 or more.")
    found = []
    for n in range(n_min, n_max + 1):
        options = [_fitting(p, d, n) for p, d in zip(percents, places, strict=True)]
        found += [Fit(n=n, counts=counts) for counts in _together(options, n if exclusive else None)]
    return PossibleCounts(
        method="Counts that fit printed percentages",
        n_used=n_max,
        n_eligible=n_max,
        conventions={"halves": "either way", "n": f"{n_min} to {n_max}"},
        fits=tuple(found),
    )


def _fitting(percent: float, decimals: int, n: int) -> list[int]:
    half = 0.5 * 10.0**-decimals
    near = int(percent * n / 100)
    return [
        k for k in range(max(near - 1, 0), min(near + 2, n) + 1) if abs(100 * k / n - percent) <= half + 1e-9
    ]


def _together(options: list[list[int]], most: int | None) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = [()]
    for counts in options:
        found = [(*chosen, k) for chosen in found for k in counts]
    return [chosen for chosen in found if most is None or sum(chosen) <= most]
