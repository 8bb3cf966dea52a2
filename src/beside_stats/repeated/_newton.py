"""Newton's method with a damped Hessian and step halving, for a handful of covariance parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from beside_stats._columns import Floats
from beside_stats._result import CannotCompute

# Parameters are of size one here: a longer step leaves the region where a quadratic says anything.
LONGEST = 2.0

State = TypeVar("State")
Step = tuple[float, Floats, Floats, State]


def minimise(
    evaluate: Callable[[Floats], Step[State]], start: Floats, *, tolerance: float = 1e-10, steps: int = 200
) -> tuple[Floats, Step[State]]:
    """The point where the gradient vanishes, and what ``evaluate`` says there.

    Parameters
    ----------
    evaluate
        Gives value, gradient, Hessian and anything else worth keeping.
    tolerance
        Expected decrease of the value at which to stop.

    Raises
    ------
    CannotCompute
        ``"no_convergence"`` when the steps run out.
    """
    point, here = start, evaluate(start)
    for _ in range(steps):
        direction, expected = _direction(here[1], here[2])
        direction = direction * min(1.0, LONGEST / max(float(np.abs(direction).max()), 1e-300))
        if expected < tolerance:
            return point, here
        moved = _shorten(evaluate, point, here, direction)
        if moved is None:
            return point, here
        point, here = moved
    raise CannotCompute(
        "no_convergence",
        "The search for the variances did not settle; a simpler model, or fewer visits, may be fitted.",
    )


def _direction(gradient: Floats, hessian: Floats) -> tuple[Floats, float]:
    values, vectors = np.linalg.eigh(hessian)
    size = np.abs(values)
    size = np.maximum(size, max(size.max() * 1e-9, 1e-12))
    along = vectors.T @ gradient
    step = -vectors @ (along / size)
    return step, float(np.sum(along**2 / size))


def _shorten(
    evaluate: Callable[[Floats], Step[State]], point: Floats, here: Step[State], direction: Floats
) -> tuple[Floats, Step[State]] | None:
    slope = float(direction @ here[1])
    for halving in range(40):
        share = 0.5**halving
        there = point + share * direction
        found = evaluate(there)
        if np.isfinite(found[0]) and found[0] <= here[0] + 1e-4 * share * slope:
            return there, found
    return None
