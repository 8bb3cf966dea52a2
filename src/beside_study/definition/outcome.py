"""What is measured, in which direction, and what is known about the questionnaire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DOMAINS = ("mother", "child", "relationship")


@dataclass(frozen=True)
class Norm:
    """Mean and SD of a named population; ``source`` says which study, country and year."""

    mean: float
    sd: float
    source: str


@dataclass(frozen=True)
class Cutoff:
    """The score from which the clinical range begins (inclusive), with its source."""

    value: float
    source: str


@dataclass(frozen=True)
class Outcome:
    """One outcome. Scores are in the instrument's own points.

    ``said`` is the outcome in a mother's words, in the middle of a sentence ("low mood"). ``horizon_months``
    is the time before which change is not to be expected; earlier results are "too early to judge".
    """

    name: str
    column: str
    label: str
    said: str
    construct: str
    instrument: str
    lower_is_better: bool
    domain: str
    primary: bool
    low: float | None
    high: float | None
    reliability: float | None
    reliability_source: str
    sd: float | None
    clinical: Norm | None
    general: Norm | None
    cutoff: Cutoff | None
    horizon_months: float
    items: tuple[str, ...]
    reverse_items: tuple[str, ...]

    @property
    def better(self) -> Literal["lower", "higher"]:
        """The direction of a gain, as a word."""
        return "lower" if self.lower_is_better else "higher"

    @property
    def sign(self) -> int:
        """+1 when a higher score is better, -1 when a lower one is."""
        return -1 if self.lower_is_better else 1
