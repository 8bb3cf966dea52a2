"""Coverage, bias and false alarms of every interval on simulated people, as a Markdown table.

    python benchmarks/validation.py [--sets 1000] [--seed 20261122] [--only Cox] [--jobs 1]

Each line is one method at one n. A method that refuses (its guard) is listed with the reason.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

# Kept off the path: statistics.py beside this file is named like a module of the standard library.
HERE = Path(__file__).resolve().parent
sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != HERE]
sys.path.insert(0, str(HERE.parent))
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

SIZES = (10, 25, 60, 90, 200)


def main() -> None:
    """Run all simulations and print the table; progress goes to the error stream."""
    from benchmarks.engine import simulated_change, simulated_stays
    from benchmarks.engine.simulation import run
    from benchmarks.engine.simulation_table import table
    from joblib import Parallel, delayed

    asked = _arguments()
    chosen = [
        s
        for s in (*simulated_change.SIMULATIONS, *simulated_stays.SIMULATIONS)
        if asked.only.lower() in s.name.lower()
    ]
    lines = {}
    for simulation in chosen:
        began = time.perf_counter()
        work = (delayed(run)(simulation, n, asked.sets, asked.seed) for n in SIZES)
        lines[simulation] = list(Parallel(n_jobs=asked.jobs)(work))
        print(f"{simulation.name}: {time.perf_counter() - began:.1f} s", file=sys.stderr, flush=True)
    print(f"{asked.sets:,} data sets per cell, seed {asked.seed}.\n")
    print(table(lines))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sets", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--only", default="", help="part of a method's name")
    parser.add_argument("--jobs", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
