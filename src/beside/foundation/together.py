"""Several questions to the database in one statement.

A page that puts many apps together asks some thirty small questions. A question may therefore be written as a
generator that yields the querysets it needs and returns its answer; questions asked together go in rounds, and
all querysets of a round travel as one statement.

    @question
    def circle_of(actor, client):
        rows = yield Assignment.objects.filter(client=client)
        return sorted(rows, key=key_worker_first)

    circle_of(actor, client)                                                 # by itself, as any function
    circle, places = together(circle_of.asked(actor, client), standings.asked(actor, client))    # one statement
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from django.db.models import QuerySet

from .one_statement import fetch

P = ParamSpec("P")
T = TypeVar("T")
Asking = Generator[Any, Any, T]


class Question(Generic[P, T]):
    """A function that answers at once when called, and in step with others when ``asked``."""

    def __init__(self, steps: Callable[P, Asking[T]]) -> None:
        self.asked = steps
        update_wrapper(self, steps)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer, asked by itself."""
        return answer(self.asked(*args, **kwargs))


def question(steps: Callable[P, Asking[T]]) -> Question[P, T]:
    """Make a generator of querysets into a question.

    Each ``yield`` of a queryset gives its rows as a list, each ``yield`` of a tuple of querysets a tuple of
    lists; ``yield from`` another question's ``asked`` gives that question's answer.
    """
    return Question(steps)


def answer(asking: Asking[T]) -> T:
    """Ask until the answer is there: one statement for each round."""
    found: Any = None
    while True:
        try:
            wanted = asking.send(found)
        except StopIteration as done:
            return done.value
        told = fetch(_several(wanted))
        found = tuple(told) if isinstance(wanted, tuple) else told[0]


def together(*askings: Asking[Any]) -> tuple[Any, ...]:
    """The answers of several questions, asked in step: as many statements as the longest of them needs."""
    return answer(in_step(*askings))


def in_step(*askings: Asking[Any]) -> Asking[tuple[Any, ...]]:
    """Several questions as one: each round asks what all of them want next."""
    answers: list[Any] = [None] * len(askings)
    wanted: dict[int, Any] = {}

    def onward(number: int, found: Any) -> None:
        try:
            wanted[number] = askings[number].send(found)
        except StopIteration as done:
            wanted.pop(number, None)
            answers[number] = done.value

    for number in range(len(askings)):
        onward(number, None)
    while wanted:
        asked = dict(wanted)
        told = iter((yield tuple(one for each in asked.values() for one in _several(each))))
        for number, each in asked.items():
            mine = [next(told) for _one in _several(each)]
            onward(number, tuple(mine) if isinstance(each, tuple) else mine[0])
    return tuple(answers)


def settled(value: T) -> Asking[T]:
    """An answer that is known already, among questions asked in step."""
    return value
    yield


def rows(queryset: QuerySet[Any, Any]) -> Asking[list[Any]]:
    """The rows of one queryset, among questions asked in step."""
    found: list[Any] = yield queryset
    return found


def _several(wanted: Any) -> tuple[Any, ...]:
    return wanted if isinstance(wanted, tuple) else (wanted,)
