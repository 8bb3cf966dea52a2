"""The rules of an instrument as data: scores, missing answers, bands, cut-offs, skips and safety."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from beside_instruments.words import Words


@dataclass(frozen=True, slots=True)
class Missing:
    """How many blanks a score bears, and what is done about them.

    Parameters
    ----------
    rule
        ``none``, ``prorate``, ``mean_of_answered`` or ``bounds``.
    max_missing, min_answered, min_fraction
        The limit; the one that is given applies. Without any, no blank is allowed.
    """

    rule: str = "none"
    max_missing: int = 0
    min_answered: int | None = None
    min_fraction: float | None = None
    source: str = ""

    def bears(self, answered: int, of: int) -> bool:
        """Tell whether a score may be worked out from this many answers."""
        if answered == 0:
            return False
        if self.min_answered is not None:
            return answered >= self.min_answered
        if self.min_fraction is not None:
            return answered >= self.min_fraction * of
        return of - answered <= self.max_missing


@dataclass(frozen=True, slots=True)
class Band:
    """A named range of a score; both ends belong to it."""

    id: str
    low: float
    high: float
    label: Words


@dataclass(frozen=True, slots=True)
class BandSystem:
    """One published way of naming ranges. Systems differ, so a result keeps the name of its own."""

    id: str
    bands: tuple[Band, ...]
    decimals: int = 0
    name: Words = Words("")
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A published point, compared with the unrounded value."""

    id: str
    op: str
    value: float | None
    label: Words
    source: str = ""
    by: str | None = None
    values: Mapping[Any, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Norm:
    """Mean and spread of a score in a named population."""

    population: Words
    mean: float
    sd: float
    source: str
    use: str = "general"


@dataclass(frozen=True, slots=True)
class ChangeBasis:
    """What is known about the error and the meaning of a difference between two scores."""

    sd: float | None = None
    reliability: float | None = None
    source: str = ""
    points: float | None = None
    points_source: str = ""
    caseness: float | None = None
    meaningful: float | None = None
    meaningful_worse: float | None = None
    meaningful_percent: float | None = None
    meaningful_source: str = ""
    caution: Words | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """An entry question whose answer ends the form with a fixed score."""

    item: str
    value: Any
    score: float


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """How one score is worked out."""

    id: str
    label: Words
    method: str
    items: tuple[str, ...]
    direction: str
    missing: Missing = Missing()
    range: tuple[float, float] | None = None
    multiplier: float = 1
    decimals: int = 6
    gate: Gate | None = None
    total_only: bool = False
    band_systems: tuple[BandSystem, ...] = ()
    cutoffs: tuple[Cutoff, ...] = ()
    reliability: Mapping[str, Any] = field(default_factory=dict)
    norms: tuple[Norm, ...] = ()
    change: ChangeBasis | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    code: str | None = None


@dataclass(frozen=True, slots=True)
class DerivedRule:
    """A conclusion that is not a number, worked out by a named algorithm."""

    id: str
    label: Words
    algorithm: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SkipRule:
    """Items the official form skips when the sum of others has a given value."""

    items: tuple[str, ...]
    equals: float
    skip: tuple[str, ...]
    score_as: float | None


@dataclass(frozen=True, slots=True)
class SafetyCondition:
    """One way in which a safety rule is met."""

    item: str | None = None
    score: str | None = None
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """An answer that asks for a person, never only for a number."""

    id: str
    conditions: tuple[SafetyCondition, ...]
    action: Words
    when_blank: bool = False
    soft: bool = False
    context: str | None = None
