"""What a method gives back, before bands and cut-offs."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from beside_instruments.form import Form
from beside_instruments.rules import ScoreRule


class Outcome(NamedTuple):
    """A value or the ends the blanks leave open, with its status and the answers used."""

    value: float | int | str | None
    status: str
    n: int
    low: float | None = None
    high: float | None = None


Method = Callable[[ScoreRule, Form], Outcome]


def not_scorable(n: int) -> Outcome:
    """Return the outcome for too few answers."""
    return Outcome(None, "not_scorable", n)
