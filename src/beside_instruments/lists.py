"""Forms that keep lists of days or goals, or answers grouped by area of life."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from beside_instruments.answers import NO_ANSWER, AnswerProblem, Responses

LISTS = ("days", "drinks", "controlled", "in_controlled_environment", "goals")
MOST_DRINKS = 100
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
    wrong = [key for key in LISTS if not isinstance(responses.get(key), list | tuple | None)]
    if wrong:
        return [AnswerProblem(key, f"{key}: this is no list.") for key in wrong]
    found = list(_day_problems(responses.get("days") or ()))
    found += _drink_problems(responses.get("drinks") or ())
    found += _goal_problems(responses.get("goals") or ())
    lengths = {len(responses[key]) for key in LISTS[:-1] if responses.get(key)}
    if len(lengths) > 1:
        found.append(AnswerProblem("days", "The lists of days, drinks and controlled days differ in length."))
    return found


def _day_problems(days: Any) -> Iterator[AnswerProblem]:
    for number, day in enumerate(days, 1):
        mark = day.get("used") if isinstance(day, Mapping) else day
        if _is_mark(mark):
            if isinstance(day, Mapping):
                yield from _drink_problems([day.get("drinks")], start=number)
            continue
        message = f"Day {number}: {mark!r} is not possible. Allowed: 0, 1, blank, controlled."
        yield AnswerProblem(f"day {number}", message)


def _is_mark(mark: Any) -> bool:
    if mark is None or isinstance(mark, str):
        return mark is None or mark in _DAY_WORDS
    return _is_number(mark) and mark in (0, 1)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _drink_problems(drinks: Any, start: int = 1) -> Iterator[AnswerProblem]:
    for number, count in enumerate(drinks, start):
        if count is not None and not (_is_number(count) and 0 <= count <= MOST_DRINKS):
            message = f"Day {number}: {count!r} drinks is not possible. Allowed: 0 to {MOST_DRINKS}."
            yield AnswerProblem(f"day {number}", message)


def _goal_problems(goals: Any) -> Iterator[AnswerProblem]:
    for number, goal in enumerate(goals, 1):
        name = f"goal {number}"
        if not isinstance(goal, Mapping):
            yield AnswerProblem(name, f"Goal {number}: a goal has a level, and a weight if you like.")
            continue
        level, weight = goal.get("level"), goal.get("weight", 1)
        if level is not None and not (_is_number(level) and level in (-2, -1, 0, 1, 2)):
            yield AnswerProblem(name, f"Goal {number}: {level!r} is not possible. Allowed: -2 to 2.")
        if not (_is_number(weight) and weight > 0):
            yield AnswerProblem(name, f"Goal {number}: a weight is above 0.")
