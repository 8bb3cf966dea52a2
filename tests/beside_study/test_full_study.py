"""A full study stays quick and small: n = 200, four waves, all sections, 5,000 resamples, 20 imputations."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.beside_study.made_up import everything

MOST_CPU_SECONDS = 20
MOST_MEGABYTES = 500

# The process tells its own highest memory: what the system says of a child includes that of the test's process.
RUN = """
import runpy, sys
try:
    runpy.run_module("beside_study", run_name="__main__", alter_sys=True)
finally:
    with open("/proc/self/status") as status, open(sys.argv[-1] + ".kb", "w") as told:
        told.write(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


@pytest.mark.slow
def test_a_full_study_takes_under_twenty_seconds_and_500_mb(tmp_path: Path) -> None:
    """Processor time, so that a busy machine does not make the test fail; on a free core it is the waiting time."""
    study, data = everything(tmp_path)
    out = tmp_path / "out"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    subprocess.run(
        [sys.executable, "-c", RUN, str(study), "--data", str(data), "--out", str(out)], check=True
    )

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < MOST_CPU_SECONDS
    assert int(out.with_suffix(".kb").read_text(encoding="utf-8")) / 1024 < MOST_MEGABYTES
    kept = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert len({found["section"] for found in kept["findings"]}) == 16
    assert (kept["resamples"], kept["imputations"]) == (5000, 20)
