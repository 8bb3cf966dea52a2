"""The verb scale: what each design lets a sentence say. Chosen by rule, never by a writer."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["better", "worse", "unclear", "described", "early", "refused"]

# One place for the words that carry the strength of a statement.
CHANGED = "changed"
WENT_TOGETHER = "went together with"
LED_TO = "led to"


def difference_verb(*, randomised: bool, as_assigned: bool, higher: bool) -> str:
    """How a difference between arms may be said.

    Only a randomised comparison of everybody as assigned may say that the program "led to" it; all other
    comparisons say which group was higher or lower.
    """
    side = "higher" if higher else "lower"
    if randomised and as_assigned:
        return f"{LED_TO} {side}"
    return f"was {side} than"


def verdict(low: float | None, high: float | None, sign: int) -> Verdict:
    """What an interval says about a gain.

    Parameters
    ----------
    low, high
        Interval of a change or a difference in points; None when only described.
    sign
        +1 when higher is better, -1 when lower is better.
    """
    if low is None or high is None:
        return "described"
    if low > 0 or high < 0:
        return "better" if (low > 0) == (sign > 0) else "worse"
    return "unclear"


SUPPORTED = "supported in these data"
NOT_SUPPORTED = "not supported in these data"
OPPOSITE = "not supported in these data: the result points the other way"
TOO_EARLY = "too early to judge"
NOT_ANSWERED = "not answered with these data"

MARKS: dict[Verdict, str] = {
    "better": "Got better",
    "worse": "Got worse",
    "unclear": "No clear change",
    "described": "Described only",
    "early": "Too early to judge",
    "refused": "Not answered",
}
