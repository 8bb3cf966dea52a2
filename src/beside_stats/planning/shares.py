"""Two shares, or a correlation: what could be seen?"""

from __future__ import annotations

import numpy as np

from beside_stats._result import CannotCompute
from beside_stats.planning._checks import check_people, check_plan, solve
from beside_stats.planning.results import Detectable, Power

SOURCE = ("Cohen 1988, Statistical Power Analysis for the Behavioral Sciences",)


def arcsine_h(p1: float, p2: float) -> float:
    """Cohen's h: 2 asin(sqrt(p1)) - 2 asin(sqrt(p2))."""
    if not (0 <= p1 <= 1 and 0 <= p2 <= 1):
        raise CannotCompute("not_a_proportion", "Shares lie between 0 and 1.")
    return float(2 * np.arcsin(np.sqrt(p1)) - 2 * np.arcsin(np.sqrt(p2)))


def power_two_proportions(p1: float, p2: float, n1: float, n2: float, *, alpha: float = 0.05) -> Power:
    """Power of a comparison of two shares by the arcsine transformation.

    Parameters
    ----------
    p1, p2
        Shares expected (0 to 1).
    n1, n2
        People per group (>= 2).
    alpha
        Two-sided error rate.

    Returns
    -------
    Power
        ``effect`` is Cohen's h.

    Raises
    ------
    CannotCompute
        ``"not_a_proportion"``, ``"too_few"``, ``"bad_alpha"``.

    Notes
    -----
    Normal with mean |h| / sqrt(1/n1 + 1/n2), both tails counted.
    """
    check_plan(alpha)
    check_people(n1, n2)
    h = arcsine_h(p1, p2)
    return Power(
        method="Power, two proportions (arcsine)",
        n_used=int(n1 + n2),
        n_eligible=int(n1 + n2),
        conventions={"test": "two-sided", "effect": "Cohen's h"},
        references=SOURCE,
        power=_normal_power(h / float(np.sqrt(1 / n1 + 1 / n2)), alpha),
        effect=h,
        alpha=alpha,
    )


def detectable_two_proportions(
    p_reference: float, n1: float, n2: float, *, power: float = 0.8, alpha: float = 0.05
) -> Detectable:
    """Smallest higher share in the first group that would be seen against ``p_reference`` in the second.

    Parameters
    ----------
    p_reference
        Share in the second group (0 to 1).
    n1, n2, power, alpha
        As above.

    Returns
    -------
    Detectable
        ``effect`` is the share in the first group.

    Raises
    ------
    CannotCompute
        ``"out_of_reach"`` when even a share of 1 would not be seen.
    """
    check_plan(alpha, power)
    check_people(n1, n2)
    root = float(np.sqrt(1 / n1 + 1 / n2))
    share = solve(lambda p: _normal_power(arcsine_h(p, p_reference) / root, alpha), power, p_reference, 1.0)
    return _detectable(
        share, "share in the first group", power, alpha, int(n1 + n2), "two proportions (arcsine)"
    )


def power_correlation(r: float, n: float, *, alpha: float = 0.05) -> Power:
    """Power of the test of a correlation.

    Parameters
    ----------
    r
        Correlation (-1 to 1).
    n
        People (>= 4).
    alpha
        Two-sided error rate.

    Returns
    -------
    Power

    Raises
    ------
    CannotCompute
        ``"not_a_correlation"``, ``"too_few"``.

    Notes
    -----
    Fisher's z with its small-sample term r / (2 (n - 1)), against the r that is just significant by t.
    """
    check_plan(alpha)
    check_people(n, least=4)
    return Power(
        method="Power, correlation",
        n_used=int(n),
        n_eligible=int(n),
        conventions={"test": "two-sided", "distribution": "Fisher z, bias corrected"},
        references=SOURCE,
        power=_correlation(r, n, alpha),
        effect=r,
        alpha=alpha,
    )


def detectable_correlation(n: float, *, power: float = 0.8, alpha: float = 0.05) -> Detectable:
    """Smallest correlation that n people show with the power asked for.

    Parameters
    ----------
    n
        People (>= 4).
    power, alpha
        As above.

    Returns
    -------
    Detectable

    Raises
    ------
    CannotCompute
        ``"too_few"``, ``"bad_power"``.
    """
    check_plan(alpha, power)
    check_people(n, least=4)
    r = solve(lambda effect: _correlation(effect, n, alpha), power, 0.0, 1 - 1e-12)
    return _detectable(r, "correlation", power, alpha, int(n), "correlation")


def _correlation(r: float, n: float, alpha: float) -> float:
    from scipy.special import ndtr, stdtrit

    if not -1 < r < 1:
        raise CannotCompute("not_a_correlation", "A correlation lies between -1 and 1.")
    t = float(stdtrit(n - 2, 1 - alpha / 2))
    just = t / float(np.sqrt(t * t + n - 2))
    centre = float(np.arctanh(abs(r))) + abs(r) / (2 * (n - 1))
    limit, root = float(np.arctanh(just)), float(np.sqrt(n - 3))
    return float(ndtr((centre - limit) * root) + ndtr((-centre - limit) * root))


def _normal_power(mean: float, alpha: float) -> float:
    from scipy.special import ndtr, ndtri

    limit = float(ndtri(1 - alpha / 2))
    return float(ndtr(abs(mean) - limit) + ndtr(-abs(mean) - limit))


def _detectable(effect: float, unit: str, power: float, alpha: float, n: int, test: str) -> Detectable:
    return Detectable(
        method=f"Smallest detectable effect, {test}",
        n_used=n,
        n_eligible=n,
        conventions={"test": "two-sided"},
        references=SOURCE,
        effect=effect,
        unit=unit,
        power=power,
        alpha=alpha,
    )
