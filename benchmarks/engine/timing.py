"""Medians of repeated calls, and peak memory of one call in a process of its own."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def median_seconds(call: Callable[[], Any], *, repeats: int = 5, most: float = 20.0) -> float:
    """Median wall time after one call that is not counted; stops early when ``most`` seconds are used up."""
    call()
    taken: list[float] = []
    began = time.perf_counter()
    while len(taken) < repeats and (not taken or time.perf_counter() - began < most):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def peak_megabytes(name: str) -> tuple[float, float]:
    """Peak memory of a process that imports numpy and makes the data, and of one that also does the work."""
    found = []
    for work in ("no", "yes"):
        command = [sys.executable, "-m", "benchmarks.engine.alone", name, work]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found.append(float(json.loads(answer.stdout)["megabytes"]))
    return found[0], found[1]


def import_seconds(statement: str, *, after: str = "pass", repeats: int = 7) -> float:
    """Median time of an import statement in a fresh process that has done ``after`` first."""
    code = f"import time; {after}; a = time.perf_counter(); {statement}; print(time.perf_counter() - a)"
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(repeats)
    ]
    return statistics.median(float(run.stdout) for run in runs)
