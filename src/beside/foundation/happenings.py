"""Something happened on a lower storey that an upper one answers, in the same transaction and by name only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Answer = Callable[..., None]
_answers: dict[str, list[Answer]] = defaultdict(list)

#: A colleague leaves a program, a circle or the house. Facts: user_id; programs (ids, None = all);
#: clients (ids, None = all).
COLLEAGUE_GOES = "colleague_goes"


def listen(happening: str, answer: Answer) -> None:
    """Let an upper storey answer a happening; asked for twice it answers once."""
    if answer not in _answers[happening]:
        _answers[happening].append(answer)


def tell(happening: str, **facts: Any) -> None:
    """Say that it happened. Whoever listens answers before the change is kept; nobody need listen."""
    for answer in _answers[happening]:
        answer(**facts)
