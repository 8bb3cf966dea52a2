"""What a plan may ask."""

from __future__ import annotations

from collections.abc import Callable

from beside_stats._result import CannotCompute


def check_plan(alpha: float, power: float | None = None) -> None:
    """Error rate and power as probabilities that make sense."""
    if not 0 < alpha < 0.5:
        raise CannotCompute("bad_alpha", "The error rate must lie between 0 and 0.5.")
    if power is not None and not alpha < power < 1:
        raise CannotCompute("bad_power", "The power must lie between the error rate and 1.")


def check_people(*numbers: float, least: float = 2) -> None:
    """Each group must have at least ``least`` people."""
    if any(not n >= least for n in numbers):
        raise CannotCompute("too_few", f"Each group needs at least {least:g} people.")


def solve(power_at: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Where a rising power curve reaches ``wanted``, to 1e-12."""
    from scipy.optimize import brentq

    if power_at(high) < wanted:
        raise CannotCompute("out_of_reach", "No value within reach gives this power with these people.")
    return float(brentq(lambda x: power_at(x) - wanted, low, high, xtol=1e-12, rtol=1e-12))
