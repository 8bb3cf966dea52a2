"""What planning gives back. There is no power of a result already seen: it says nothing the interval does not."""

from __future__ import annotations

from dataclasses import dataclass

from beside_stats._result import Result


@dataclass(frozen=True, kw_only=True)
class Power(Result):
    """Chance (0 to 1) of seeing an effect of this size if it is there."""

    power: float
    effect: float
    alpha: float


@dataclass(frozen=True, kw_only=True)
class Detectable(Result):
    """Smallest effect seen with the power asked for, in the unit named by ``unit``."""

    effect: float
    unit: str
    power: float
    alpha: float


@dataclass(frozen=True, kw_only=True)
class PeopleNeeded(Result):
    """People per group: the exact solution, and rounded up."""

    per_group: float
    per_group_whole: int
    power: float
    alpha: float
