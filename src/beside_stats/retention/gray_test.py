"""Does one way of ending come as often in each group, given the other endings?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats, Missing, labels
from beside_stats._result import CannotCompute, Result
from beside_stats._tails import chi_square_p
from beside_stats.retention._endings import check_cause, endings_of
from beside_stats.retention._groups import levels


@dataclass(frozen=True, kw_only=True)
class GrayTest(Result):
    """Gray's chi-square for one way of ending."""

    chi_square: float
    df: int
    p: float
    cause: object


@dataclass(frozen=True)
class _Counts:
    """By time (rows) and group (columns): at risk, endings of the cause, other endings."""

    at_risk: Floats
    mine: Floats
    other: Floats


def gray_test(
    durations: ArrayLike,
    endings: Sequence[Any] | NDArray[Any],
    groups: Sequence[Any] | NDArray[Any],
    *,
    cause: object,
    still_here: object,
    rho: float = 0.0,
    missing: Missing = "raise",
) -> GrayTest:
    """Compare the cumulative incidence of one way of ending between groups.

    Parameters
    ----------
    durations, endings, still_here, missing
        As in ``cumulative_incidence``.
    groups
        Label of each person's group.
    cause
        The way of ending compared.
    rho
        Weight (1 - F)^rho of early against late differences; 0 weighs all alike.

    Returns
    -------
    GrayTest

    Raises
    ------
    CannotCompute
        ``"one_group"``, ``"no_events"``, ``"not_an_ending"``.

    Notes
    -----
    Score of each group: sum of W (d_i - d R_i / R) with R_i = n_i (1 - F_i) / S_i; its variance sums, over
    endings of each group, the square of what one ending adds to the score now and later through S and F.

    References
    ----------
    Gray (1988) Annals of Statistics 16:1141-1154.
    """
    group = labels(groups, "groups")
    people = endings_of(durations, endings, still_here, missing, groups=group)
    mine = check_cause(people, cause, still_here)
    label = group[people.keep]
    names = levels(label)
    if len(names) < 2:
        raise CannotCompute("one_group", "All people are in one group: there is nothing to compare.")
    member = np.array([[value == name for name in names] for value in label], dtype=float)
    score, variance = _score(_count(people.durations, mine, people.ended & ~mine, member), rho)
    df = len(names) - 1
    chi_square = float(score[:-1] @ np.linalg.pinv(variance[:-1, :-1]) @ score[:-1])
    return GrayTest(
        method="Gray's test",
        n_used=label.size,
        n_eligible=people.keep.size,
        conventions={"rho": f"{rho:g}"},
        warnings=("few_people",) if member.sum(axis=0).min() < 10 else (),
        references=("Gray 1988",),
        chi_square=chi_square,
        df=df,
        p=chi_square_p(chi_square, df),
        cause=cause,
    )


def _count(time: Floats, mine: NDArray[np.bool_], other: NDArray[np.bool_], member: Floats) -> _Counts:
    order = np.argsort(time, kind="stable")
    time, member = time[order], member[order]
    first = np.flatnonzero(np.concatenate(([True], time[1:] != time[:-1])))
    at_risk = np.cumsum(member[::-1], axis=0)[::-1][first]
    tally = [np.add.reduceat(member * flag[order][:, None], first) for flag in (mine, other)]
    some = (tally[0] + tally[1]).sum(axis=1) > 0
    return _Counts(at_risk[some], tally[0][some], tally[1][some])


def _score(counts: _Counts, rho: float) -> tuple[Floats, Floats]:
    n, d1, d2 = counts.at_risk, counts.mine, counts.other
    present = n > 0
    left = np.divide(d1 + d2, n, out=np.zeros_like(n), where=present)
    survival = np.cumprod(1 - left, axis=0)
    before = np.vstack([np.ones(n.shape[1]), survival[:-1]])
    jump = np.divide(d1 * before, n, out=np.zeros_like(n), where=present)
    incidence_before = np.vstack([np.zeros(n.shape[1]), np.cumsum(jump, axis=0)[:-1]])
    q = np.divide(n, before, out=np.zeros_like(n), where=present & (before > 0))
    r = q * (1 - incidence_before)
    endings = d1.sum(axis=1)
    # Under the hypothesis all groups share F: its step is the average of the groups' steps, weighted by q.
    total = q.sum(axis=1)
    pooled = np.cumsum(endings / total)
    pooled_before = np.concatenate(([0.0], pooled[:-1]))
    weight = (1 - pooled_before) ** rho
    score: Floats = (weight[:, None] * (d1 - (endings / r.sum(axis=1))[:, None] * r)).sum(axis=0)
    # a[t, i, k]: weight of group k's step in the score of group i; c its running effect through F.
    share = q / total[:, None]
    a = weight[:, None, None] * (q[:, :, None] * np.eye(n.shape[1]) - q[:, :, None] * share[:, None, :])
    c = np.cumsum(a * (endings / (total * (1 - pooled_before)))[:, None, None], axis=0)
    later = c[-1] - c
    return score, _variance(counts, a, later, survival, before, pooled, total, endings)


def _variance(
    counts: _Counts,
    a: Floats,
    later: Floats,
    survival: Floats,
    before: Floats,
    pooled: Floats,
    total: Floats,
    endings: Floats,
) -> Floats:
    n, d2 = counts.at_risk, counts.other
    present = n > 0
    some_stay = survival > 0
    odds = np.divide((1 - pooled)[:, None], survival, out=np.zeros_like(n), where=some_stay)
    own = np.where(some_stay, 1 - odds, 1.0)
    tied = (total[:, None] * before) - 1
    correction = np.where(
        endings[:, None] > 1,
        1 - np.divide((endings - 1)[:, None], tied, out=np.zeros_like(n), where=np.abs(tied) > 0),
        1.0,
    )
    spread = correction * before * (endings / total)[:, None]
    spread = np.divide(spread, n, out=np.zeros_like(n), where=present)
    effect = a + own[:, None, :] * later
    variance = np.einsum("tik,tjk,tk->ij", effect, effect, spread)
    correction = np.where(d2 > 1, 1 - np.divide(d2 - 1, n - 1, out=np.zeros_like(n), where=n > 1), 1.0)
    spread = np.divide(correction * before**2 * d2, n**2, out=np.zeros_like(n), where=present & some_stay)
    effect = odds[:, None, :] * later
    found: Floats = variance + np.einsum("tik,tjk,tk->ij", effect, effect, spread)
    return found
