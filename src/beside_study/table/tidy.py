"""The table laid out for computing: one line per person, one column per wave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Tidy:
    """Everything the analyses read.

    ``arm`` is 1 in the program, 0 in the comparison, -1 when not written. ``scores[outcome]`` is people by
    waves in the instrument's points, nan when missing; ``months`` are from the person's own anchor. ``states``
    are yes/no outcomes (1, 0, nan) in the same shape, ``ratings`` two raters' columns at the anchor.
    ``meetings`` are days (ordinals) of each person in the log of meetings, None without a log.
    """

    people: tuple[str, ...]
    arm: npt.NDArray[np.int64]
    seen: Bools
    months: Floats
    scores: Mapping[str, Floats]
    items: Mapping[str, Floats]
    once: Mapping[str, Floats]
    words: Mapping[str, tuple[str, ...]]
    reasons: Mapping[tuple[str, int], Mapping[str, int]]
    notes: tuple[str, ...]
    first_day: str
    last_day: str
    rows: int
    states: Mapping[str, Floats] = field(default_factory=dict)
    ratings: Mapping[str, Floats] = field(default_factory=dict)
    meetings: Mapping[str, tuple[int, ...]] | None = None
    looked_until: int = 0

    @property
    def n(self) -> int:
        """How many people."""
        return len(self.people)

    def where(self, keep: Bools) -> Tidy:
        """Only the people in ``keep``."""
        return replace(
            self,
            people=tuple(person for person, kept in zip(self.people, keep, strict=True) if kept),
            arm=self.arm[keep],
            seen=self.seen[keep],
            months=self.months[keep],
            scores={name: values[keep] for name, values in self.scores.items()},
            items={name: values[keep] for name, values in self.items.items()},
            states={name: values[keep] for name, values in self.states.items()},
            ratings={name: values[keep] for name, values in self.ratings.items()},
            once={name: values[keep] for name, values in self.once.items()},
            words={
                name: tuple(word for word, kept in zip(values, keep, strict=True) if kept)
                for name, values in self.words.items()
            },
        )
