"""At which values of the moderator is a difference clear?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats


@dataclass(frozen=True, kw_only=True)
class JohnsonNeyman:
    """The limits of the clear region, and how many people stand in it.

    ``limits`` has none, one or two values in ascending order; ``shown`` has None for a limit outside the
    observed range, where nobody is. ``clear_region``: ``outside``, ``between``, ``above``, ``below``,
    ``everywhere`` or ``none``. Positive and negative are signs of the effect of x.
    """

    limits: tuple[float, ...]
    shown: tuple[float | None, ...]
    clear_region: str
    n_clear: int
    n_clear_positive: int
    n_clear_negative: int
    observed_low: float
    observed_high: float


def johnson_neyman(effect: tuple[float, float], covariance: Floats, reach: float, z: Floats) -> JohnsonNeyman:
    """Solve (b1 + b3 z)^2 = reach^2 var(b1 + b3 z).

    Parameters
    ----------
    effect
        b1 and b3: effect of x where the moderator is zero, and its change per unit.
    covariance
        Their (2, 2) covariance.
    reach
        Quantile of t for the chosen alpha.
    z
        The moderator of everybody used.
    """
    b1, b3 = effect
    square = b3**2 - reach**2 * covariance[1, 1]
    slope = 2 * (b1 * b3 - reach**2 * covariance[0, 1])
    constant = b1**2 - reach**2 * covariance[0, 0]
    limits = _roots(float(square), float(slope), float(constant))
    size = b1 + b3 * z
    clear = square * z**2 + slope * z + constant > 0
    low, high = float(z.min()), float(z.max())
    return JohnsonNeyman(
        limits=limits,
        shown=tuple(limit if low <= limit <= high else None for limit in limits),
        clear_region=_region(limits, float(square), float(slope), float(constant)),
        n_clear=int(clear.sum()),
        n_clear_positive=int((clear & (size > 0)).sum()),
        n_clear_negative=int((clear & (size < 0)).sum()),
        observed_low=low,
        observed_high=high,
    )


def _roots(square: float, slope: float, constant: float) -> tuple[float, ...]:
    if square == 0:
        return (-constant / slope,) if slope else ()
    inside = slope**2 - 4 * square * constant
    if inside <= 0:
        return ()
    # The form that does not subtract two nearly equal numbers.
    larger = -(slope + np.copysign(np.sqrt(inside), slope)) / 2
    return tuple(sorted((float(larger / square), float(constant / larger))))


def _region(limits: tuple[float, ...], square: float, slope: float, constant: float) -> str:
    if len(limits) == 2:
        return "outside" if square > 0 else "between"
    if len(limits) == 1:
        return "above" if slope > 0 else "below"
    return "everywhere" if max(square, constant) > 0 else "none"
