"""Counts out of a number of people, checked."""

from __future__ import annotations

from beside_stats._result import CannotCompute


def check_counts(k: float, n: float) -> tuple[int, int]:
    """``k`` of ``n`` as whole numbers with 0 <= k <= n and n >= 1."""
    if k != k or n != n:
        raise CannotCompute("missing_values", "The count or the number of people is missing.")
    if int(k) != k or int(n) != n:
        raise CannotCompute("not_whole", "Counts must be whole numbers.")
    if n < 1:
        raise CannotCompute("empty", "There is no one to take a share of.")
    if not 0 <= k <= n:
        raise CannotCompute("impossible_count", f"{k:g} of {n:g} is not possible.")
    return int(k), int(n)
