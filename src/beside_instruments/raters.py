"""Several people rating the same thing: every rating is kept, none is averaged away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from beside_instruments.result import ScoreSet


@dataclass(frozen=True, slots=True)
class RaterSpread:
    """Ratings by rater, with the lowest, the highest and the distance between them."""

    ratings: Mapping[str, float]
    lowest: float
    highest: float
    spread: float


def by_rater(ratings: Mapping[str, float | None]) -> RaterSpread | None:
    """Put the ratings of one day side by side.

    Parameters
    ----------
    ratings
        Rater to rating from 0 to 10; ``None`` when a rater said nothing.

    Returns
    -------
    RaterSpread or None
        ``None`` when nobody rated. There is no mean: a difference is something to talk about.

    Raises
    ------
    ValueError
        When a rating lies outside 0 to 10; the message names the rater.
    """
    given = {rater: float(rating) for rater, rating in ratings.items() if rating is not None}
    for rater, rating in given.items():
        if not 0 <= rating <= 10 or not rating.is_integer():
            raise ValueError(f"{rater}: {rating:g} is not possible. A rating is a whole number from 0 to 10.")
    if not given:
        return None
    lowest, highest = min(given.values()), max(given.values())
    return RaterSpread(given, lowest, highest, highest - lowest)


def over_targets(results: Iterable[ScoreSet]) -> dict[str, tuple[float, int]]:
    """Return the mean of each score over the people asked about, with how many there were.

    Parameters
    ----------
    results
        One result per person asked about (Relationship Structures).

    Returns
    -------
    dict
        Score to mean and number; scores that nowhere have a number are absent.
    """
    values: dict[str, list[float]] = {}
    for result in results:
        for name, score in result.scores.items():
            if isinstance(score.value, int | float):
                values.setdefault(name, []).append(float(score.value))
    return {name: (sum(found) / len(found), len(found)) for name, found in values.items()}
