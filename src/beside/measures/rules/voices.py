"""A round without names: which measures it can ask, and how much of it may be told while it goes on."""

from __future__ import annotations

from .small_numbers import FEWEST

MOST_CODES = 200


def is_anonymous(target: str) -> bool:
    """Measures about the program are asked without a name, never of one client (BTC-084)."""
    return target == "program"


def roughly(count: int) -> int:
    """How many forms came in so far, in steps of five: while a round goes on one more is not told."""
    return count - count % FEWEST


def may_be_read(is_over: bool, count: int) -> bool:
    """Results are read once, when the round is over and enough women answered.

    Results of a round that goes on would tell the newest answer to who looks twice.
    """
    return is_over and count >= FEWEST
