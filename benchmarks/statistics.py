"""Speed and memory of the evaluation engine beside R and Python peers, on the same data in one run.

    python benchmarks/statistics.py [--only Cox] [--no-memory] [--no-peers] [--peers-python PATH]

Peers are asked in this Python unless another is named; R through Rscript. Absent peers are said to be absent.
Medians of wall time, numerical libraries on one thread unless the environment says otherwise.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from pathlib import Path

# This file is named like a module of the standard library: its folder must not be searched for imports.
HERE = Path(__file__).resolve().parent
sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != HERE]
sys.path.insert(0, str(HERE.parent))
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")


def main() -> None:
    """Print the tables as Markdown."""
    from benchmarks.engine.timing import import_seconds, median_seconds, peak_megabytes
    from benchmarks.engine.workloads import WORKLOADS

    asked = _arguments()
    chosen = [w for w in WORKLOADS if asked.only.lower() in w.name.lower()]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    numpy, ours = import_seconds("import numpy"), import_seconds("import beside_stats", after="import numpy")
    print(f"import beside_stats: {ours:.3f} s beyond numpy's own {numpy:.3f} s (wanted 0.2)\n")
    print(
        "| Workload | ours, s | wanted, s | peak MB (of it the data and numpy) | peers, s (ratio to ours) |"
    )
    print("|---|---|---|---|---|")
    taken: dict[str, float] = {}
    for workload in chosen:
        data = workload.data()
        taken[workload.name] = median_seconds(lambda w=workload, d=data: w.run(d))
        base, peak = (0.0, 0.0) if asked.no_memory else peak_megabytes(workload.name)
        memory = "not asked" if asked.no_memory else f"{peak:.0f} ({base:.0f})"
        rivals = "not asked" if asked.no_peers else _rivals(workload.name, data, taken[workload.name], asked)
        wanted = f"{workload.wanted:g}" if workload.wanted else ""
        print(
            f"| {workload.name} | {taken[workload.name]:.4f} | {wanted} | {memory} | {rivals} |", flush=True
        )
    print("\nHow cost grows\n")
    _growth(taken)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--only", default="", help="part of a workload's name")
    parser.add_argument("--no-memory", action="store_true")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument("--peer-seconds", type=float, default=300, help="most time for one peer process")
    return parser.parse_args()


def _rivals(name: str, data: dict, ours: float, asked: argparse.Namespace) -> str:  # type: ignore[type-arg]
    from benchmarks.engine.rivals import ask

    answers = ask(name, data, asked.peers_python, asked.peer_seconds)
    said = [
        f"{peer} {value:.3g} ({value / ours:.1f}x)" if isinstance(value, float) else f"{peer}: {value}"
        for peer, value in answers.items()
    ]
    return "; ".join(said)


def _growth(taken: dict[str, float]) -> None:
    """Time per size within each series, and the power of the size it grows with."""
    from benchmarks.engine.growth import series

    for line in series(taken):
        print(line)


if __name__ == "__main__":
    main()
