"""What is hard and what protects, always named side by side. There is no sum of either (N13, EXT-007)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from .small_numbers import FEWEST, guarded

# Both lists speak of the mother too: they are for those of her team who are cleared for all of this.
LABELS = frozenset({"general", "mental_health", "substance_use", "violence"})
HARD = (
    "housing",
    "money",
    "food",
    "violence_around",
    "own_hard_childhood",
    "grief",
    "low_mood",
    "use_around",
    "alone",
    "health_worry",
    "time_apart",
    "courts_and_agencies",
)
PROTECTS = (
    "safe_home",
    "steady_income",
    "someone_to_rely_on",
    "trusted_worker",
    "prenatal_care",
    "fewer_or_safer_use",
    "culture_and_faith",
    "learning_or_work",
    "joy_together",
    "reads_cues",
    "child_care",
    "her_own_plan",
)


def known(keys: Iterable[str], allowed: tuple[str, ...]) -> list[str]:
    """The named items in the order of the list, each once."""
    asked = set(keys)
    return [key for key in allowed if key in asked]


@dataclass(frozen=True)
class BothSides:
    """Both lists over a program, always together: neither is ever handed out alone (EXT-007, BTC-077)."""

    families: int
    hard: dict[str, int | None]
    protects: dict[str, int | None]
    hard_mean: float
    protects_mean: float


def both_sides(pairs: Iterable[tuple[Iterable[str], Iterable[str]]]) -> BothSides | None:
    """What teams named over a program; None of fewer than five families.

    Parameters
    ----------
    pairs : of each family what is hard and what protects, as its team named them
    """
    told = list(pairs)
    if len(told) < FEWEST:
        return None
    hard = {key: sum(key in set(one) for one, _other in told) for key in HARD}
    protects = {key: sum(key in set(other) for _one, other in told) for key in PROTECTS}
    return BothSides(
        families=len(told),
        hard=guarded(hard, len(told)),
        protects=guarded(protects, len(told)),
        hard_mean=sum(hard.values()) / len(told),
        protects_mean=sum(protects.values()) / len(told),
    )


def last_quarter(today: dt.date) -> dt.date:
    """The last day of the quarter that is over: a page asked twice in between tells of nobody who was added."""
    first = dt.date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return first - dt.timedelta(days=1)
