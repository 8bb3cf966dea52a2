"""What is true of a person once: read from whichever of her rows holds it; two answers are a problem."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from beside_study.definition.study import Study
from beside_study.problems import Problem
from beside_study.table.cells import NotThat, as_number, as_yes_no, is_empty
from beside_study.table.codebook import CodeBook
from beside_study.table.column import Column
from beside_study.table.raw import RawTable
from beside_study.table.roles import ANY, NUMBER, SCORE, WAVE_TEXT, YES_NO
from beside_study.table.tidy import Floats


class Places(Protocol):
    """Which rows count, and whose each is."""

    rows: list[int]
    person: npt.NDArray[np.int64]
    people: tuple[str, ...]


def once_per_person(
    study: Study,
    raw: RawTable,
    book: CodeBook,
    roles: dict[str, str],
    places: Places,
    problems: list[Problem],
) -> tuple[dict[str, Floats], dict[str, tuple[str, ...]]]:
    """Numbers and words that belong to a person.

    Notes
    -----
    A column that may hold either is taken as yes/no, then as numbers, then as words; two words become a
    0/1 number named after the later one in the alphabet, more stay words and enter models as a set.
    """
    once: dict[str, Floats] = {}
    words: dict[str, tuple[str, ...]] = {}
    for name, role in roles.items():
        if role in (SCORE, WAVE_TEXT):
            continue
        column = Column(raw, name, book.of(name), problems)
        kind = _kind(raw, column) if role == ANY else role
        low = 0.0 if _never_negative(study, name) else None
        if kind in (NUMBER, YES_NO):
            once[name] = _numbers(column.numbers(low=low, yes_no=kind == YES_NO), places, column, problems)
        else:
            words[name] = _words(column.texts(), places, column, problems)
    return once, words


def _never_negative(study: Study, name: str) -> bool:
    never = {study.retention.months} if study.retention else set()
    never |= {column for use in study.uses for column in (use.count, use.months)}
    never |= {study.economics.cost} if study.economics else set()
    return name in never


def _kind(raw: RawTable, column: Column) -> str:
    if column.entry.type in ("yes_no", "text", "choice"):
        return YES_NO if column.entry.type == "yes_no" else "text"
    reasons = column.reasons()
    cells = [
        cell for i, cell in enumerate(raw.columns[column.name]) if reasons[i] is None and not is_empty(cell)
    ]
    for kind, reader in ((YES_NO, as_yes_no), (NUMBER, as_number)):
        try:
            for cell in cells:
                reader(cell)
            return kind
        except NotThat:
            continue
    # Mostly numbers with a slip is a number column with something to fix, not a column of words.
    good = sum(_reads(cell) for cell in cells)
    return NUMBER if column.entry.type in ("number", "whole") or good * 2 > len(cells) else "text"


def _reads(cell: object) -> bool:
    try:
        as_number(cell)  # type: ignore[arg-type]
    except NotThat:
        return False
    return True


def _numbers(values: Floats, places: Places, column: Column, problems: list[Problem]) -> Floats:
    found = np.full(len(places.people), np.nan)
    two: list[str] = []
    for i, person in zip(places.rows, places.person, strict=True):
        if np.isnan(values[i]):
            continue
        if not np.isnan(found[person]) and found[person] != values[i]:
            two.append(places.people[person])
        found[person] = values[i]
    _two_answers(two, column, problems)
    return found


def _words(values: list[str], places: Places, column: Column, problems: list[Problem]) -> tuple[str, ...]:
    found = [""] * len(places.people)
    two: list[str] = []
    for i, person in zip(places.rows, places.person, strict=True):
        if values[i] and found[person] and found[person] != values[i]:
            two.append(places.people[person])
        found[person] = values[i] or found[person]
    _two_answers(two, column, problems)
    return tuple(found)


def _two_answers(people: list[str], column: Column, problems: list[Problem]) -> None:
    names = list(dict.fromkeys(people))
    if names:
        some = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        what = f"Column '{column.name}' should be the same in all rows of a person, and is not for: {some}."
        problems.append(Problem(column.raw.name, what, "Correct it, or make it a measure with waves."))
