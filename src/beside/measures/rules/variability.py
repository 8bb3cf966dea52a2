"""How much one person's scores go up and down over time, beside where they lie (BTC-065)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_TIMES = 3


@dataclass(frozen=True)
class Swing:
    """Lowest and highest of a series, and by how much a score differs from the one before on average."""

    times: int
    lowest: float
    highest: float
    step: float


def swing(values: Sequence[float]) -> Swing | None:
    """What a series does between its first and its last; None of fewer than three.

    Notes
    -----
    The step is the mean absolute successive difference: two series with one mean can swing or stand still.

    References
    ----------
    von Neumann J, Kent RH, Bellinson HR, Hart BI (1941), Ann Math Stat 12:153-162 (successive differences).
    """
    if len(values) < FEWEST_TIMES:
        return None
    steps = [abs(later - earlier) for earlier, later in zip(values, values[1:], strict=False)]
    return Swing(len(values), min(values), max(values), sum(steps) / len(steps))
