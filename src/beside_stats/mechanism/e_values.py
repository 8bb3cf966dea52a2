"""E-value: how strongly something hidden would have to go with both sides to explain a finding away."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, isfinite, sqrt

from beside_stats._columns import check_level
from beside_stats._result import CannotCompute

PER_STANDARD_DEVIATION = 0.91  # a standardised difference d is about a risk ratio of exp(0.91 d)


@dataclass(frozen=True, kw_only=True)
class EValue:
    """E-value of an estimate and, when an error was given, of its limit nearer to no difference."""

    risk_ratio: float
    e_value: float
    e_value_limit: float | None


def e_value(risk_ratio: float) -> float:
    """Least risk ratio a hidden cause needs, with both exposure and outcome, to explain the finding away.

    Parameters
    ----------
    risk_ratio
        Above 0; 1 means no difference. Below 1 the reciprocal is taken.

    Returns
    -------
    float
        1 or more; 1 says that nothing hidden is needed.

    Raises
    ------
    CannotCompute
        ``bad_ratio`` when not a number above zero.

    Notes
    -----
    E = RR + sqrt(RR (RR - 1)).

    References
    ----------
    VanderWeele & Ding (2017). Sensitivity analysis in observational research: introducing the E-value.
    Annals of Internal Medicine 167, 268-274.

    Examples
    --------
    >>> round(e_value(3.9), 1)
    7.3
    """
    if not (isfinite(risk_ratio) and risk_ratio > 0):
        raise CannotCompute("bad_ratio", "A risk ratio is a number above zero.")
    ratio = max(risk_ratio, 1 / risk_ratio)
    return ratio + sqrt(ratio * (ratio - 1))


def e_value_of_difference(d: float, *, se: float | None = None, level: float = 0.95) -> EValue:
    """E-value of a standardised difference, and of its limit nearer to zero.

    Parameters
    ----------
    d
        Difference in standard deviations of the outcome, either sign.
    se
        Its standard error; without it no limit is given.
    level
        Coverage of the interval whose limit is taken.

    Returns
    -------
    EValue

    Raises
    ------
    CannotCompute
        ``bad_difference`` when d or se is not usable, ``bad_level``.

    Notes
    -----
    RR = exp(0.91 d); the limit is d moved towards zero by z se, and has E-value 1 when it passes zero.

    References
    ----------
    VanderWeele & Ding (2017), table 2.

    Examples
    --------
    >>> round(e_value_of_difference(0.35).e_value, 2)
    2.09
    """
    from scipy.special import ndtri

    check_level(level)
    if not isfinite(d) or (se is not None and not (isfinite(se) and se >= 0)):
        raise CannotCompute("bad_difference", "A difference is a finite number, its error zero or more.")
    limit = None
    if se is not None:
        nearer = max(0.0, abs(d) - float(ndtri(0.5 + level / 2)) * se)
        limit = e_value(exp(PER_STANDARD_DEVIATION * nearer))
    ratio = exp(PER_STANDARD_DEVIATION * d)
    return EValue(risk_ratio=ratio, e_value=e_value(ratio), e_value_limit=limit)
