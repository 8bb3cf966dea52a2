"""What scoring gives back: numbers with the way they came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from beside_instruments.answers import AnswerProblem
from beside_instruments.words import Words


class Score(NamedTuple):
    """One score.

    ``value`` is unrounded; ``n`` answers of ``of`` were used; ``low`` and ``high`` are the ends that
    the blanks leave open; ``cut`` says for each cut-off whether it is reached, or ``None`` when the
    blanks leave it open.
    """

    id: str
    value: float | int | str | None
    status: str
    n: int
    of: int
    method: str = "sum"
    low: float | None = None
    high: float | None = None
    band: str | None = None
    band_label: Words | None = None
    band_system: str | None = None
    cut: Mapping[str, bool | None] = {}
    decimals: int = 6

    @property
    def rule(self) -> Words:
        """Say in plain words from how many answers the score was worked out, and how."""
        from beside_instruments.explain import explain  # wording stays out of the fast path

        return explain(self)

    def as_dict(self) -> dict[str, Any]:
        """Return the score with the keys of the example files."""
        found: dict[str, Any] = {"value": _tidy(self.value, self.decimals), "status": self.status}
        found |= {"n": self.n, "of": self.of}
        if self.low is not None or self.high is not None:
            found |= {"low": _tidy(self.low, self.decimals), "high": _tidy(self.high, self.decimals)}
        if self.band_system is not None:
            found |= {"band": self.band, "band_system": self.band_system}
        if self.cut:
            found["cut"] = dict(self.cut)
        return found


@dataclass(frozen=True, slots=True)
class Prompt:
    """A person is needed: who will talk with her today?"""

    id: str
    item: str | None
    action: Words
    soft: bool
    because: str


@dataclass(frozen=True, slots=True)
class ScoreSet:
    """Everything one form says."""

    instrument: str
    version: str
    scoring_version: str
    scores: Mapping[str, Score]
    prompts: tuple[Prompt, ...] = ()
    derived: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[AnswerProblem, ...] = ()

    @property
    def critical(self) -> tuple[str, ...]:
        """Names of the safety prompts, each once, in the order of the instrument."""
        return tuple(dict.fromkeys(prompt.id for prompt in self.prompts))

    def get(self, score_id: str) -> Score:
        """Return one score; ``KeyError`` when the instrument has none of that name."""
        return self.scores[score_id]

    def as_dict(self) -> dict[str, Any]:
        """Return the shape of the example files, with versions beside it."""
        return {
            "instrument": self.instrument,
            "version": self.version,
            "scoring_version": self.scoring_version,
            "scores": {name: score.as_dict() for name, score in self.scores.items()},
            "critical": list(self.critical),
            "derived": dict(self.derived),
            "problems": [{"item": problem.item, "message": problem.message} for problem in self.problems],
        }


def _tidy(value: float | int | str | None, decimals: int) -> float | int | str | None:
    if not isinstance(value, float):
        return value
    rounded = round(value, decimals)
    return int(rounded) if rounded.is_integer() else rounded
