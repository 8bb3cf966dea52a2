"""A count of yes answers, made up for a few unanswered questions."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, check_guard, matrix
from beside_stats._result import CannotCompute

FEWEST_ANSWERED = 0.5


def prorated_count(items: ArrayLike, name: str, *, min_answered: float) -> Floats:
    """Mean of the answered yes/no items times their number; nan under the share that must be answered.

    ``min_answered`` is a share of the items (0.75 by default where this is called, floor 0.5).
    """
    answers = matrix(items, name)
    check_guard("min_answered", min_answered, FEWEST_ANSWERED)
    known = ~np.isnan(answers)
    if not np.isin(answers[known], (0.0, 1.0)).all():
        raise CannotCompute("not_yes_no", f"'{name}' must hold 0 (no), 1 (yes) or nothing.")
    answered = known.sum(axis=1)
    total = np.where(known, answers, 0.0).sum(axis=1)
    enough = answered >= np.ceil(min_answered * answers.shape[1] - 1e-9)
    index = np.divide(
        total * answers.shape[1], answered, out=np.full(len(answers), np.nan), where=answered > 0
    )
    found: Floats = np.where(enough, index, np.nan)
    return found
