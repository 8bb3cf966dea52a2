"""Many made-up data sets whose truth is known: does each interval do what it says?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from beside_stats._result import CannotCompute, Estimate


@dataclass(frozen=True)
class Outcome:
    """One data set: the estimate, whether the interval held the truth, whether the test raised an alarm."""

    value: float
    covered: bool | None = None
    alarm: bool | None = None


@dataclass(frozen=True)
class Simulation:
    """``once(rng, n, effect)`` makes one data set and judges the answer.

    ``effect`` is the truth of the first run (coverage, bias), ``null`` that of the second (false alarms; None:
    there is no test). Where the error does not depend on the effect both are 0 and one run serves for both.
    ``truth`` turns the effect into the reported scale.
    """

    name: str
    once: Callable[[np.random.Generator, int, float], Outcome]
    effect: float
    null: float | None
    truth: Callable[[float], float] = float
    note: str = ""


@dataclass(frozen=True)
class Line:
    """What came out for one method and one n; shares from 0 to 1, None where there is nothing to say."""

    n: int
    sets: int
    coverage: float | None = None
    bias: float | None = None
    bias_error: float | None = None
    alarms: float | None = None
    not_given: float = 0.0
    refused: str = ""


def judged(estimate: Estimate, truth: float, null: float = 0.0) -> Outcome:
    """An estimate with its interval; the alarm is p < 0.05, or the null outside the interval when p is absent."""
    if estimate.low is None or estimate.high is None:
        return Outcome(estimate.value, None, None if estimate.p is None else estimate.p < 0.05)
    outside = not estimate.low <= null <= estimate.high
    return Outcome(
        estimate.value,
        bool(estimate.low <= truth <= estimate.high),
        outside if estimate.p is None else estimate.p < 0.05,
    )


def run(simulation: Simulation, n: int, sets: int, seed: int) -> Line:
    """Coverage and bias at the effect, false alarms at the null, each over ``sets`` data sets."""
    found, refusals = _outcomes(simulation, n, sets, seed, simulation.effect, 0)
    if not found:
        return Line(n, sets, refused=max(set(refusals), key=refusals.count))
    values = np.array([o.value for o in found]) - simulation.truth(simulation.effect)
    held = [o.covered for o in found if o.covered is not None]
    alarms: list[bool] = []
    if simulation.null is not None:
        same = simulation.null == simulation.effect
        under = found if same else _outcomes(simulation, n, sets, seed, simulation.null, 1)[0]
        alarms = [o.alarm for o in under if o.alarm is not None]
    return Line(
        n=n,
        sets=sets,
        coverage=float(np.mean(held)) if held else None,
        bias=float(values.mean()),
        bias_error=float(values.std(ddof=1) / np.sqrt(values.size)),
        alarms=float(np.mean(alarms)) if alarms else None,
        not_given=len(refusals) / sets,
    )


def _outcomes(
    simulation: Simulation, n: int, sets: int, seed: int, effect: float, run_number: int
) -> tuple[list[Outcome], list[str]]:
    """Answers given, and the codes of those refused; the first ten refusals in a row end the attempt."""
    name = sum(ord(letter) * 31**i for i, letter in enumerate(simulation.name)) % 2**32
    found: list[Outcome] = []
    refusals: list[str] = []
    for child in np.random.SeedSequence([seed, name, n, run_number]).spawn(sets):
        try:
            found.append(simulation.once(np.random.default_rng(child), n, effect))
        except CannotCompute as refusal:
            refusals.append(refusal.code)
            if not found and len(refusals) == 10:
                break
    return found, refusals
