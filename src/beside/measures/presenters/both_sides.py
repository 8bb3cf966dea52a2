"""Both lists over a program, side by side; a handful is left unsaid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from beside.accounts.models import Program

from ..rules.pair import BothSides
from ..words import HARD, PROTECTS
from .result import figure


@dataclass(frozen=True)
class Block:
    """One program: how many families, and the two lists."""

    program: Program
    families: int
    hard: list[tuple[Any, int | None]]
    protects: list[tuple[Any, int | None]]
    hard_mean: str = ""
    protects_mean: str = ""


def blocks(found: Iterable[tuple[Program, BothSides | None]]) -> list[Block]:
    """Each program with both lists, or with none of them."""
    return [_block(program, both) for program, both in found]


def _block(program: Program, both: BothSides | None) -> Block:
    if both is None:
        return Block(program, 0, [], [])
    return Block(
        program,
        both.families,
        [(HARD[key], count) for key, count in both.hard.items()],
        [(PROTECTS[key], count) for key, count in both.protects.items()],
        figure(both.hard_mean),
        figure(both.protects_mean),
    )
