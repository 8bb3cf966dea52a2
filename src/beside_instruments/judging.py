"""Bands on the half-up rounded value, cut-offs on the unrounded one."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from beside_instruments.form import Form
from beside_instruments.methods import Outcome
from beside_instruments.result import Score
from beside_instruments.rules import Band, BandSystem, Cutoff, ScoreRule

OPERATORS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}
_TINY = 1e-9
"""Keeps a half such as 2.95 (stored as 2.9499999...) on the upper side."""


def half_up(value: float, decimals: int = 0) -> float:
    """Round a half upwards, as printed band tables expect.

    Parameters
    ----------
    value
        Unrounded score.
    decimals
        Decimals the table is printed with.

    Returns
    -------
    float
        14.5 gives 15, 14.49 gives 14.
    """
    step = 10.0**decimals
    return math.floor(value * step + 0.5 + _TINY) / step


def band_of(system: BandSystem, value: float) -> Band | None:
    """Return the band of a value, or ``None`` when the table does not reach so far."""
    rounded = half_up(value, system.decimals)
    for band in system.bands:
        if band.low <= rounded <= band.high:
            return band
    return None


class Judge:
    """Adds bands and cut-offs to the numbers of one score."""

    def __init__(self, rule: ScoreRule, cutoffs: Mapping[str, float], band_system: str | None) -> None:
        self._rule = rule
        self._own = cutoffs
        self._system = _chosen(rule.band_systems, band_system)
        self._plain = self._system is None and not rule.cutoffs

    def judged(self, outcome: Outcome, form: Form) -> Score:
        """Return the finished score."""
        rule = self._rule
        value, status, n, low, high = outcome
        of = len(rule.items)
        if self._plain:
            return Score(rule.id, value, status, n, of, rule.method, low, high, decimals=rule.decimals)
        ends = _ends(value, low, high)
        band = self._band(ends)
        return Score(
            rule.id,
            value,
            status,
            n,
            of,
            rule.method,
            low,
            high,
            band.id if band else None,
            band.label if band else None,
            self._system.id if self._system else None,
            {cut.id: self._reached(cut, ends, form) for cut in rule.cutoffs},
            rule.decimals,
        )

    def _band(self, ends: tuple[float, ...]) -> Band | None:
        if self._system is None or not ends:
            return None
        bands = [band_of(self._system, end) for end in ends]
        return bands[0] if all(band is bands[0] for band in bands) else None

    def _reached(self, cut: Cutoff, ends: tuple[float, ...], form: Form) -> bool | None:
        if not ends:
            return None
        point: Any = self._own.get(cut.id, cut.value)
        if cut.by is not None:
            point = cut.values.get(form.responses.get(cut.by))
        if point is None:
            return None
        reached = {OPERATORS[cut.op](end, point) for end in ends}
        return reached.pop() if len(reached) == 1 else None


def _ends(value: Any, low: float | None, high: float | None) -> tuple[float, ...]:
    if value.__class__ in (int, float):
        return (value,)
    if low is not None and high is not None:
        return (low, high)
    return ()


def _chosen(systems: tuple[BandSystem, ...], wanted: str | None) -> BandSystem | None:
    if wanted is None:
        return systems[0] if systems else None
    return next(system for system in systems if system.id == wanted)
