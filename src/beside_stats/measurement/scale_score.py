"""From answers to a scale score: reversed questions, and a few unanswered ones made up for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, matrix
from beside_stats._result import CannotCompute, Result


@dataclass(frozen=True, kw_only=True)
class ScaleScore(Result):
    """``scores`` (n,), nan where too few questions were answered; ``items`` after reversal."""

    scores: Floats
    items: Floats
    n_scored: int
    n_prorated: int
    n_complete: int


def scale_score(
    items: ArrayLike,
    *,
    low: float,
    high: float,
    reverse: Sequence[int] = (),
    max_missing: int = 0,
    kind: Literal["sum", "mean"] = "sum",
) -> ScaleScore:
    """Score a scale with reversals and prorating.

    Parameters
    ----------
    items
        (n, k) answers, nan = not answered.
    low, high
        Lowest and highest answer possible.
    reverse
        Positions (from 0) of the questions turned around: low + high - answer.
    max_missing
        Most unanswered questions for which a score is still given (under k).
    kind
        ``"sum"`` (mean of the answered times k) or ``"mean"``.

    Returns
    -------
    ScaleScore

    Raises
    ------
    CannotCompute
        ``"impossible_answer"``, ``"bad_reverse"``, ``"bad_prorating"``, ``"bad_range"``.

    Examples
    --------
    >>> scale_score([[1, 2, 5]], low=1, high=5, reverse=[2]).scores.tolist()
    [4.0]
    """
    answers = matrix(items, "items")
    k = answers.shape[1]
    _check_key(low, high, reverse, max_missing, k)
    known = ~np.isnan(answers)
    if (answers[known] < low).any() or (answers[known] > high).any():
        raise CannotCompute("impossible_answer", f"An answer lies outside {low:g} to {high:g}.")
    turned = answers.copy()
    turned[:, list(reverse)] = low + high - turned[:, list(reverse)]
    answered = known.sum(axis=1)
    scored = answered >= max(k - max_missing, 1)
    mean = np.divide(
        np.where(known, turned, 0.0).sum(axis=1), answered, out=np.zeros(len(turned)), where=answered > 0
    )
    scores = np.where(scored, mean * (k if kind == "sum" else 1), np.nan)
    complete = answered == k
    return ScaleScore(
        method=f"Scale score, {kind}, prorated up to {max_missing} of {k} unanswered",
        n_used=int(scored.sum()),
        n_eligible=len(turned),
        conventions={"reverse": "low + high - answer", "prorating": "mean of the answered"},
        warnings=() if scored.all() else ("some_not_scored",),
        scores=scores,
        items=turned,
        n_scored=int(scored.sum()),
        n_prorated=int((scored & ~complete).sum()),
        n_complete=int(complete.sum()),
    )


def _check_key(low: float, high: float, reverse: Sequence[int], max_missing: int, k: int) -> None:
    """The scoring key must make sense for ``k`` questions."""
    if not low < high:
        raise CannotCompute("bad_range", "The highest answer must be above the lowest.")
    if not 0 <= max_missing < k:
        raise CannotCompute("bad_prorating", f"Between 0 and {k - 1} questions may be unanswered.")
    if any(not 0 <= i < k for i in reverse):
        raise CannotCompute("bad_reverse", f"A reversed question must be one of the {k}.")
