"""One workload alone in this process: prints its peak memory (``python -m benchmarks.engine.alone NAME yes``)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.engine.workloads import WORKLOADS


def main(name: str, work: str) -> None:
    """Make the data, do the work when asked, print the peak."""
    workload = next(w for w in WORKLOADS if w.name == name)
    data = workload.data()
    if work == "yes":
        workload.run(data)
    print(json.dumps({"megabytes": peak()}))


def peak() -> float:
    """Highest memory of this process so far, in megabytes.

    Linux keeps the parent's peak in ``ru_maxrss`` when a process is started, so its own status file is read.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(text for text in status.read_text().splitlines() if text.startswith("VmHWM"))
        return float(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


if __name__ == "__main__":
    main(*sys.argv[1:3])
