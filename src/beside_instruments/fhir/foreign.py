"""A questionnaire from elsewhere, as it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class ForeignOption:
    """One answer option; ``ordinal`` is the weight its sender gives it, if any."""

    code: str
    display: str
    system: str = ""
    ordinal: float | None = None


YES_NO: Final = (ForeignOption("false", "No"), ForeignOption("true", "Yes"))


@dataclass(frozen=True, slots=True)
class EnableWhen:
    """One condition under which an item is asked."""

    question: str
    operator: str
    answer: Any


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """One item that can be answered or shown. ``unit`` is how its one unit is written: in words, as a code."""

    link_id: str
    text: str
    type: str
    group: str = ""
    prefix: str = ""
    codes: tuple[str, ...] = ()
    options: tuple[ForeignOption, ...] = ()
    value_set: str = ""
    enable_when: tuple[EnableWhen, ...] = ()
    enable_all: bool = True
    required: bool = False
    calculated: bool = False
    repeats: bool = False
    minimum: float | None = None
    maximum: float | None = None
    longest: int | None = None
    unit: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[ForeignOption, ...]:
        """The answers to choose from; no and yes for a question of yes or no."""
        return YES_NO if self.type == "boolean" and not self.options else self.options


@dataclass(frozen=True, slots=True)
class ForeignExpression:
    """A calculation its sender attached. It is kept to be read; it is never executed.

    ``recognised`` names what it does where we can tell (``sum`` of weights), else is empty.
    """

    item: str
    language: str
    expression: str
    recognised: str = ""
    executed: bool = False


@dataclass(frozen=True, slots=True)
class ForeignQuestionnaire:
    """A questionnaire from elsewhere: structure, options, weights, conditions, calculations."""

    url: str
    version: str
    title: str
    language: str
    copyright: str
    items: tuple[ForeignItem, ...]
    expressions: tuple[ForeignExpression, ...]
    notices: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[ForeignItem, ...]:
        """Items a person answers: no groups, no display text, no calculated totals."""
        passive = ("group", "display")
        return tuple(item for item in self.items if item.type not in passive and not item.calculated)
