"""Every reference case, value by value (MCS-010, BTC-015, CEWH-025, EXT-005; folder: BESIDE_CASES)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tests.beside_stats.agreement import disagreement
from tests.beside_stats.case import case_folders, load_case
from tests.beside_stats.runners import runner_for

VALUES = [
    pytest.param(folder, name, id=f"{folder.name}-{name}")
    for folder in case_folders()
    for name in load_case(folder).expected
]


@lru_cache(maxsize=1)
def answers(folder: Path) -> dict[str, Any] | Exception:
    """All values of a case, computed once; a problem is kept so that it is told for each value."""
    case = load_case(folder)
    try:
        return runner_for(case)(case)
    except Exception as problem:
        return problem


def test_there_are_cases_to_run() -> None:
    assert case_folders(), "BESIDE_CASES names a folder without cases"


@pytest.mark.parametrize(("folder", "name"), VALUES)
def test_value_agrees(folder: Path, name: str) -> None:
    found = answers(folder)
    if isinstance(found, Exception):
        raise found
    assert name in found, f"the runner gives no {name}"
    assert not (why := disagreement(load_case(folder).expected[name], found[name])), why
