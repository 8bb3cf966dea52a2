"""Those not seen again: the table at its edges (CEWH-036)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from beside_stats._result import CannotCompute
from beside_stats.missing import attrition

RNG = np.random.default_rng(12)
COMPLETED = (np.arange(60) % 4 > 0).astype(float)
SEVERITY, HOUSED = RNG.normal(size=60), (RNG.random(60) < 0.4).astype(float)


def test_the_table_counts_everybody() -> None:
    found = attrition(COMPLETED, {"severity": SEVERITY, "housed": HOUSED})
    assert (found.n_completed, found.n_not) == (45, 15)
    assert [row.test for row in found.rows] == ["welch", "fisher"]
    assert found.logistic is not None and list(found.logistic) == ["(intercept)", "severity", "housed"]


def test_fishers_tea() -> None:
    """Fisher (1935): 3 of 4 and 1 of 4 right gives 34/70 two-sided."""
    found = attrition(np.repeat([1, 0], 4), {"milk": [1, 1, 1, 0, 1, 0, 0, 0]})
    assert found.rows[0].p == pytest.approx(34 / 70)


def test_a_measure_that_does_not_vary_has_no_difference() -> None:
    found = attrition(COMPLETED, {"site": np.full(60, 3.0)})
    assert (found.rows[0].smd, found.rows[0].p, found.logistic) == (None, None, None)
    assert "no_model" in found.warnings


def test_one_person_lost_still_gives_a_table() -> None:
    completed = np.r_[0.0, np.ones(59)]
    row = attrition(completed, {"severity": SEVERITY}).rows[0]
    assert row.n_not == 1 and row.p is None and row.smd is None
    assert row.mean_not == SEVERITY[0]


def test_measures_that_separate_give_no_model() -> None:
    found = attrition(COMPLETED, {"severity": SEVERITY + 50 * COMPLETED})
    assert found.logistic is None
    assert {"no_model", "differ_at_intake"} <= set(found.warnings)


def test_many_lost_is_said() -> None:
    assert "much_missing" in attrition(1 - COMPLETED, {"severity": SEVERITY}).warnings


def test_each_measure_uses_who_has_it() -> None:
    severity = SEVERITY.copy()
    severity[:10] = np.nan
    row = attrition(COMPLETED, {"severity": severity, "housed": HOUSED}, missing="omit").rows[0]
    assert row.n_completed + row.n_not == 50


@pytest.mark.parametrize(
    ("completed", "columns", "code"),
    [
        (np.ones(60), {"severity": SEVERITY}, "nobody_lost"),
        (np.zeros(60), {"severity": SEVERITY}, "nobody_seen"),
        (np.full(60, np.nan), {"severity": SEVERITY}, "missing_values"),
        (np.full(60, 2.0), {"severity": SEVERITY}, "two_values"),
        (COMPLETED, {"severity": np.full(60, np.nan)}, "missing_values"),
        (COMPLETED, {"severity": SEVERITY[:5]}, "unequal_lengths"),
        ([], {"severity": []}, "nobody_seen"),
    ],
)
def test_what_cannot_be_compared(completed: Any, columns: Any, code: str) -> None:
    with pytest.raises(CannotCompute) as refusal:
        attrition(completed, columns)
    assert refusal.value.code == code
