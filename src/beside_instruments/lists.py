"""Forms that keep lists of days or goals, or answers grouped by area of life."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from beside_instruments.answers import NO_ANSWER, AnswerProblem, Responses

_DAY_WORDS = NO_ANSWER | {"controlled", "in_controlled_environment", "controlled_environment", "unknown"}


def unfolded(responses: Responses) -> dict[str, Any]:
    """Return answers grouped by area as one flat form, ``{"alcohol": {"D1": 3}}`` as ``{"D1": 3}``."""
    flat: dict[str, Any] = {}
    for key, value in responses.items():
        if isinstance(value, Mapping):
            flat.update(value)
        else:
            flat[key] = value
    return flat


def list_problems(responses: Responses) -> list[AnswerProblem]:
    """Return what cannot be used in the lists of days, drinks and goals.

    Parameters
    ----------
    responses
        A form with any of ``days``, ``drinks``, ``controlled`` and ``goals``.

    Returns
    -------
    list of AnswerProblem
        Each names the day or the goal, counted from 1.
    """
    found = list(_day_problems(responses.get("days") or ()))
    found += _drink_problems(responses.get("drinks") or ())
    found += _goal_problems(responses.get("goals") or ())
    lengths = {
        len(responses[key])
        for key in ("days", "drinks", "controlled", "in_controlled_environment")
        if responses.get(key)
    }
    if len(lengths) > 1:
        found.append(AnswerProblem("days", "The lists of days, drinks and controlled days differ in length."))
    return found


def _day_problems(days: Any) -> Iterator[AnswerProblem]:
    for number, day in enumerate(days, 1):
        mark = day.get("used") if isinstance(day, Mapping) else day
        if mark is None or mark in (0, 1) or mark in _DAY_WORDS:
            if isinstance(day, Mapping):
                yield from _drink_problems([day.get("drinks")], start=number)
            continue
        yield AnswerProblem(
            f"day {number}", f"Day {number}: {mark!r} is not possible. Allowed: 0, 1, blank, controlled."
        )


def _drink_problems(drinks: Any, start: int = 1) -> Iterator[AnswerProblem]:
    for number, count in enumerate(drinks, start):
        good = count is None or (
            isinstance(count, int | float) and not isinstance(count, bool) and 0 <= count <= 100
        )
        if not good:
            yield AnswerProblem(
                f"day {number}", f"Day {number}: {count!r} drinks is not possible. Allowed: 0 to 100."
            )


def _goal_problems(goals: Any) -> Iterator[AnswerProblem]:
    for number, goal in enumerate(goals, 1):
        level, weight = goal.get("level"), goal.get("weight", 1)
        if level is not None and level not in (-2, -1, 0, 1, 2):
            yield AnswerProblem(
                f"goal {number}", f"Goal {number}: {level!r} is not possible. Allowed: -2 to 2."
            )
        if not (isinstance(weight, int | float) and weight > 0):
            yield AnswerProblem(f"goal {number}", f"Goal {number}: a weight is above 0.")
