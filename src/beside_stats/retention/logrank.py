"""Do groups leave at the same pace?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing
from beside_stats._result import CannotCompute, Result
from beside_stats._tails import chi_square_p
from beside_stats.retention._groups import grouped, levels


@dataclass(frozen=True, kw_only=True)
class GroupCount:
    """One group: people, endings seen, endings expected if all left at the same pace."""

    label: object
    n: int
    observed: int
    expected: float


@dataclass(frozen=True, kw_only=True)
class LogRank(Result):
    """Chi-square of the log-rank test, with observed and expected endings by group."""

    chi_square: float
    df: int
    p: float
    groups: tuple[GroupCount, ...]


def logrank(
    durations: ArrayLike,
    left: ArrayLike,
    groups: Sequence[Any] | NDArray[Any],
    *,
    missing: Missing = "raise",
    min_group: int = 2,
) -> LogRank:
    """Log-rank test of two or more groups.

    Parameters
    ----------
    durations, left
        As in ``kaplan_meier``.
    groups
        Label of each person's group.
    missing
        ``"raise"`` or ``"omit"``.
    min_group
        Fewest people per group (floor 1).

    Returns
    -------
    LogRank

    Raises
    ------
    CannotCompute
        ``"one_group"``, ``"too_few"``, ``"no_events"``.

    Notes
    -----
    Observed minus expected endings with hypergeometric variance at each time, ties included exactly.

    References
    ----------
    Mantel (1966); Kalbfleisch & Prentice (2002), section 1.5.
    """
    time, ended, label, eligible = grouped(durations, left, groups, missing)
    names = levels(label)
    member = np.array([[value == name for name in names] for value in label], dtype=float)
    _check(names, member, ended.sum(), max(min_group, 1))
    observed, expected, variance = _tallies(time, ended.astype(float), member)
    gap = (observed - expected)[:-1]
    chi_square = float(gap @ np.linalg.pinv(variance[:-1, :-1]) @ gap)
    df = len(names) - 1
    return LogRank(
        method="Log-rank test",
        n_used=time.size,
        n_eligible=eligible,
        conventions={"ties": "hypergeometric variance"},
        warnings=("few_people",) if member.sum(axis=0).min() < 10 else (),
        references=("Mantel 1966", "Kalbfleisch & Prentice 2002"),
        chi_square=chi_square,
        df=df,
        p=chi_square_p(chi_square, df),
        groups=tuple(
            GroupCount(
                label=name, n=int(member[:, i].sum()), observed=int(observed[i]), expected=float(expected[i])
            )
            for i, name in enumerate(names)
        ),
    )


def _check(names: list[object], member: Floats, endings: int, at_least: int) -> None:
    if len(names) < 2:
        raise CannotCompute("one_group", "All people are in one group: there is nothing to compare.")
    if member.sum(axis=0).min() < at_least:
        raise CannotCompute("too_few", f"Each group needs {at_least} people.")
    if endings == 0:
        raise CannotCompute("no_events", "No one has left yet: a test is not possible.")


def _tallies(time: Floats, ended: Floats, member: Floats) -> tuple[Floats, Floats, Floats]:
    order = np.argsort(time, kind="stable")
    member, ended, time = member[order], ended[order], time[order]
    first = np.flatnonzero(np.concatenate(([True], time[1:] != time[:-1])))
    at_risk = np.cumsum(member[::-1], axis=0)[::-1][first]
    events = np.add.reduceat(member * ended[:, None], first)
    n, d = at_risk.sum(axis=1), events.sum(axis=1)
    share = at_risk / n[:, None]
    spread = np.divide(d * (n - d), n - 1, out=np.zeros_like(n), where=n > 1)
    variance = np.diag(spread @ share) - (share * spread[:, None]).T @ share
    return events.sum(axis=0), d @ share, variance
