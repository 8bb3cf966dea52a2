"""Asks the peers, in Python and in R, and says so when they are not there."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from benchmarks.engine.workloads import Data

HERE = Path(__file__).parent
Answers = dict[str, float | str]


def ask(name: str, data: Data, python: str, seconds: float = 300) -> Answers:
    """Every peer's median seconds on these data, or why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        arrays, table = Path(folder) / "data.npz", Path(folder) / "data.csv"
        np.savez(arrays, **data)
        return _python(name, arrays, python, seconds) | _r(name, data, table, seconds)


def _python(name: str, arrays: Path, python: str, seconds: float) -> Answers:
    try:
        answer = subprocess.run(
            [python, str(HERE / "peers.py"), name, str(arrays)],
            capture_output=True,
            text=True,
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return {"Python peers": f"more than {seconds:g} s"}
    except (subprocess.CalledProcessError, OSError) as problem:
        return {"Python peers": f"stopped: {type(problem).__name__}"}
    found: Answers = json.loads(answer.stdout)
    return found


def _r(name: str, data: Data, table: Path, seconds: float) -> Answers:
    if shutil.which("Rscript") is None:
        return {"R": "not installed"}
    _write(data, table)
    try:
        answer = subprocess.run(
            ["Rscript", "--vanilla", str(HERE / "peers.R"), name, str(table)],
            capture_output=True,
            text=True,
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return {"R": f"more than {seconds:g} s"}
    except subprocess.CalledProcessError:
        return {"R": "stopped"}
    found: Answers = {}
    for line in answer.stdout.splitlines():
        package, _, said = line.partition("\t")
        found[f"R {package}"] = float(said) if said.replace(".", "").replace("e-", "").isdigit() else said
    return found


def _write(data: Data, table: Path) -> None:
    """A table R can read: a matrix called x becomes x.1, x.2, ..."""
    columns: dict[str, np.ndarray] = {}
    for key, values in data.items():
        if values.ndim == 1:
            columns[key] = values
        else:
            columns |= {f"{key}.{j + 1}": values[:, j] for j in range(values.shape[1])}
    with table.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(columns)
        for row in zip(*columns.values(), strict=True):
            writer.writerow(["NA" if np.isnan(value) else repr(float(value)) for value in row])
