"""What an analysis leaves behind: facts, words, tables, figures and numbers, in one frozen piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from beside_study.words.sentence import reason
from beside_study.words.verbs import Verdict

Status = Literal["shown", "described", "refused"]
Can = Literal["compute", "describe", "refuse"]


@dataclass(frozen=True)
class Grid:
    """A table of the report. All cells are text, already rounded and, where needed, hidden."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A drawing with the same content as a table and as a sentence."""

    name: str
    svg: str
    caption: str
    grid: Grid


@dataclass(frozen=True)
class Standing:
    """One line of the forest: a difference or change in standard deviations, right is better."""

    label: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Finding:
    """One answered, described or refused question.

    ``short`` is the title in plain words for page one. ``plain`` holds facts for page one, ``manager`` for the summary, ``full`` for the statistics.
    ``interval`` is the interval of a gain's sign (see ``words.verbs.verdict``). ``family`` groups the tests
    that are corrected together; "" means no test.
    """

    key: str
    section: str
    title: str
    short: str = ""
    status: Status = "shown"
    verdict: Verdict = "described"
    headline: str = ""
    plain: tuple[str, ...] = ()
    manager: tuple[str, ...] = ()
    full: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    figures: tuple[Figure, ...] = ()
    numbers: Mapping[str, Any] = field(default_factory=dict)
    references: tuple[str, ...] = ()
    p: float | None = None
    p_adjusted: float | None = None
    family: str = ""
    family_size: int = 0
    outcome: str = ""
    arm: str = ""
    primary: bool = False
    exploratory: bool = False
    standing: Standing | None = None
    n_used: int | None = None
    n_eligible: int | None = None


@dataclass(frozen=True)
class Question:
    """One planned analysis: whether it can be done with these data, why not if not, and how."""

    key: str
    section: str
    title: str
    n: int
    can: Can
    because: str
    answer: Callable[[], Finding] = field(repr=False)


def refusal(question: Question, because: str) -> Finding:
    """The stated refusal of a question, which stands in the report like any other answer."""
    because = reason(because)
    return Finding(
        key=question.key,
        section=question.section,
        title=question.title,
        status="refused",
        verdict="refused",
        headline="Not answered with these data",
        plain=(f"We could not answer this: {because}",),
        manager=(because,),
        full=(f"Not computed. {because}",),
        numbers={"refused": because},
        n_used=question.n,
    )
