"""People who answered every question."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Missing, matrix, usable
from beside_stats._result import CannotCompute

FEWEST_FOR_A_VERDICT = 30


def complete_items(
    items: ArrayLike, missing: Missing, *, least_people: int, least_items: int
) -> tuple[Floats, int]:
    """Complete rows, and how many rows were given; refuses too few people or questions."""
    answers = matrix(items, "items")
    rows = answers[usable(missing, items=answers)]
    if rows.shape[1] < least_items:
        raise CannotCompute("too_few_items", f"At least {least_items} questions are needed.")
    if len(rows) < least_people:
        raise CannotCompute("too_few", f"At least {least_people} people with all answers are needed.")
    return rows, len(answers)


def correlations(rows: Floats) -> Floats:
    """Correlation matrix; refuses questions that everyone answered alike."""
    if (np.ptp(rows, axis=0) == 0).any():
        raise CannotCompute("constant", "Everyone gave the same answer to a question.")
    return np.asarray(np.corrcoef(rows, rowvar=False), dtype=np.float64)
