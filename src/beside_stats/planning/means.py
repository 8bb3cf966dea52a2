"""Two groups, or the same people twice: what could be seen?"""

from __future__ import annotations

import numpy as np

from beside_stats.planning._checks import check_people, check_plan, solve
from beside_stats.planning._noncentral_t import two_sided_power
from beside_stats.planning.results import Detectable, PeopleNeeded, Power

LARGEST_EFFECT = 50.0
SOURCE = ("Cohen 1988, Statistical Power Analysis for the Behavioral Sciences",)
TWO_SIDED = {"test": "two-sided", "distribution": "noncentral t"}


def power_two_groups(effect: float, n1: float, n2: float, *, alpha: float = 0.05) -> Power:
    """Power of a two-sample t test with equal variances.

    Parameters
    ----------
    effect
        Standardised difference d; its sign does not matter.
    n1, n2
        People per group (>= 2).
    alpha
        Two-sided error rate.

    Returns
    -------
    Power

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"bad_alpha"``.

    Notes
    -----
    Noncentrality d / sqrt(1/n1 + 1/n2), df = n1 + n2 - 2, both tails counted.

    Examples
    --------
    >>> round(power_two_groups(0.5, 65, 25).power, 3)
    0.556
    """
    check_plan(alpha)
    check_people(n1, n2)
    return _power(effect, _two_groups(effect, n1, n2, alpha), alpha, int(n1 + n2), "two-sample t")


def detectable_two_groups(n1: float, n2: float, *, power: float = 0.8, alpha: float = 0.05) -> Detectable:
    """Smallest standardised difference that two groups of this size see with the power asked for.

    Parameters
    ----------
    n1, n2
        People per group (>= 2).
    power, alpha
        Chance of seeing it, and two-sided error rate.

    Returns
    -------
    Detectable

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"bad_alpha"``, ``"bad_power"``, ``"out_of_reach"``.
    """
    check_plan(alpha, power)
    check_people(n1, n2)
    d = solve(lambda effect: _two_groups(effect, n1, n2, alpha), power, 0.0, LARGEST_EFFECT)
    return _detectable(d, power, alpha, int(n1 + n2), "two-sample t")


def people_needed_two_groups(
    effect: float, *, power: float = 0.8, alpha: float = 0.05, ratio: float = 1.0
) -> PeopleNeeded:
    """People per group to see a standardised difference.

    Parameters
    ----------
    effect
        Standardised difference, not 0.
    power, alpha
        As above.
    ratio
        Size of the second group for each person of the first (> 0).

    Returns
    -------
    PeopleNeeded
        Of the first group when ``ratio`` is not 1.

    Raises
    ------
    CannotCompute
        ``"out_of_reach"`` for an effect too small for ten million people.
    """
    check_plan(alpha, power)
    least = max(2.0, 2.0 / ratio) if ratio > 0 else np.nan
    check_people(least)
    if _two_groups(effect, least, least * ratio, alpha) >= power:
        n = least
    else:
        n = solve(lambda size: _two_groups(effect, size, size * ratio, alpha), power, least, 1e7)
    return PeopleNeeded(
        method="People needed, two-sample t",
        n_used=0,
        n_eligible=0,
        conventions=TWO_SIDED,
        references=SOURCE,
        per_group=n,
        per_group_whole=int(np.ceil(n - 1e-9)),
        power=power,
        alpha=alpha,
    )


def power_paired(effect: float, n: float, *, alpha: float = 0.05) -> Power:
    """Power of a paired t test.

    Parameters
    ----------
    effect
        Mean change over the standard deviation of the changes (d_z).
    n
        Pairs (>= 2).
    alpha
        Two-sided error rate.

    Returns
    -------
    Power

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"bad_alpha"``.
    """
    check_plan(alpha)
    check_people(n)
    return _power(effect, _paired(effect, n, alpha), alpha, int(n), "paired t")


def detectable_paired(n: float, *, power: float = 0.8, alpha: float = 0.05) -> Detectable:
    """Smallest d_z that n pairs see with the power asked for.

    Parameters
    ----------
    n
        Pairs (>= 2).
    power, alpha
        As above.

    Returns
    -------
    Detectable

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"bad_power"``, ``"out_of_reach"``.
    """
    check_plan(alpha, power)
    check_people(n)
    d = solve(lambda effect: _paired(effect, n, alpha), power, 0.0, LARGEST_EFFECT)
    return _detectable(d, power, alpha, int(n), "paired t")


def _two_groups(effect: float, n1: float, n2: float, alpha: float) -> float:
    return two_sided_power(abs(effect) / float(np.sqrt(1 / n1 + 1 / n2)), n1 + n2 - 2, alpha)


def _paired(effect: float, n: float, alpha: float) -> float:
    return two_sided_power(abs(effect) * float(np.sqrt(n)), n - 1, alpha)


def _power(effect: float, power: float, alpha: float, n: int, test: str) -> Power:
    return Power(
        method=f"Power, {test}",
        n_used=n,
        n_eligible=n,
        conventions=TWO_SIDED,
        references=SOURCE,
        power=power,
        effect=effect,
        alpha=alpha,
    )


def _detectable(effect: float, power: float, alpha: float, n: int, test: str) -> Detectable:
    return Detectable(
        method=f"Smallest detectable effect, {test}",
        n_used=n,
        n_eligible=n,
        conventions=TWO_SIDED,
        references=SOURCE,
        effect=effect,
        unit="standardised difference",
        power=power,
        alpha=alpha,
    )
