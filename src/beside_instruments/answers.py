"""What counts as an answer, and the four ways of not answering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

BLANK: Final = None
DECLINED: Final = "declined"
NOT_ASKED: Final = "not_asked"
NOT_APPLICABLE: Final = "not_applicable"

NO_ANSWER: Final = frozenset({DECLINED, NOT_ASKED, NOT_APPLICABLE})
"""The three written ways of not answering; the fourth is a blank (``None``)."""

Responses = Mapping[str, Any]


class BadAnswer(ValueError):
    """An answer that the form does not allow; the message names the item.

    Parameters
    ----------
    item
        Number of the item.
    message
        What is wrong and what is allowed.
    """

    def __init__(self, item: str, message: str) -> None:
        super().__init__(message)
        self.item = item
        self.message = message


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """One answer that cannot be used, with its item and the reason."""

    item: str
    message: str

    def __str__(self) -> str:
        return self.message


def is_answer(value: object) -> bool:
    """Tell whether a response says something, rather than one of the four kinds of no-answer."""
    return value is not None and value not in NO_ANSWER if isinstance(value, str) else value is not None
