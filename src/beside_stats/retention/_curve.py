"""Counts at each distinct time, the ground of every retention curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_stats._columns import Floats, Mask


@dataclass(frozen=True)
class Steps:
    """At each time with an ending: people at risk, endings, and the curve after it."""

    times: Floats
    at_risk: Floats
    events: Floats
    censored: Floats
    survival: Floats
    variance_sum: Floats


def steps(durations: Floats, left: Mask) -> Steps:
    """Product-limit steps; endings come before censorings at equal times."""
    times, events, total = _tally(durations, left)
    at_risk = total[::-1].cumsum()[::-1]
    has_event = events > 0
    censored_before = (
        np.add.reduceat(total - events, np.flatnonzero(has_event)) if has_event.any() else total[:0]
    )
    d, n = events[has_event], at_risk[has_event]
    survival = np.cumprod(1 - d / n)
    with np.errstate(divide="ignore"):
        variance_sum = np.cumsum(d / (n * (n - d)))
    return Steps(times[has_event], n, d, censored_before, survival, variance_sum)


def _tally(durations: Floats, left: Mask) -> tuple[Floats, Floats, Floats]:
    """Distinct times, endings and all observations at each; whole days are counted without a sort."""
    largest = durations.max()
    whole = durations.astype(np.int64) if largest < 4 * durations.size + 10_000 else None
    if whole is not None and np.array_equal(whole, durations):
        everyone = np.bincount(whole)
        gone = np.bincount(whole[left], minlength=everyone.size)
        used = np.flatnonzero(everyone)
        return used.astype(np.float64), gone[used].astype(np.float64), everyone[used].astype(np.float64)
    order = np.argsort(durations)
    times = durations[order]
    first = np.flatnonzero(np.concatenate(([True], times[1:] != times[:-1])))
    events: Floats = np.add.reduceat(left[order].astype(np.float64), first)
    total = np.diff(np.concatenate((first, [times.size]))).astype(np.float64)
    return times[first], events, total
