"""First and second score of each person, checked; who has both."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Floats, Mask, Missing, column
from beside_stats._result import CannotCompute

Better = Literal["lower", "higher"]


def read_pairs(pre: ArrayLike, post: ArrayLike, missing: Missing) -> tuple[Floats, Floats, Mask]:
    """Both columns and the rows that have both values.

    Raises
    ------
    CannotCompute
        ``"unequal_lengths"``, ``"missing_values"`` (when asked to raise), ``"nobody_assessed"``.
    """
    first, second = column(pre, "pre"), column(post, "post")
    if len(first) != len(second):
        raise CannotCompute("unequal_lengths", "The columns 'pre' and 'post' differ in length.")
    both = ~(np.isnan(first) | np.isnan(second))
    if missing == "raise" and not both.all():
        raise CannotCompute(
            "missing_values", f"{int((~both).sum())} of {both.size} people do not have both scores."
        )
    if not both.any():
        raise CannotCompute("nobody_assessed", f"0 of {both.size} people have both scores.")
    return first, second, both


def check_reliability(value: float, name: str = "reliability") -> None:
    """A reliability lies above 0 and below 1."""
    if not 0 < value < 1:
        raise CannotCompute("bad_reliability", f"The {name} must lie between 0 and 1; {value} does not.")


def improvement_sign(better_is: Better) -> int:
    """+1 where more is better, -1 where less is better."""
    if better_is not in ("lower", "higher"):
        raise CannotCompute("bad_direction", "Say whether 'lower' or 'higher' scores are better.")
    return 1 if better_is == "higher" else -1


def own_sd(values: Floats, min_people: int) -> float:
    """The sample's own SD (divisor n - 1), refused when it rests on too few or on equal scores."""
    if len(values) < max(min_people, 2):
        raise CannotCompute(
            "too_few",
            f"{len(values)} people are too few for an SD of their own (at least {max(min_people, 2)}); "
            "give the manual's SD.",
        )
    sd = float(np.std(values, ddof=1))
    if sd <= 1e-12 * max(1.0, float(np.abs(values).max())):
        raise CannotCompute(
            "zero_sd", "Everyone has the same first score, so its SD is 0; give the manual's SD."
        )
    return sd
