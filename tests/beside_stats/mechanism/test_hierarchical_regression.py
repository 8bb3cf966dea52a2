"""Steps of a regression (MCS-010: relationship capacity over and above the rest)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from beside_stats._result import CannotCompute
from beside_stats.mechanism import hierarchical_regression

RNG = np.random.default_rng(21)
START, SUPPORT, CAPACITY = RNG.normal(size=(3, 60))
SEVERITY = 0.5 * START - 0.3 * SUPPORT - 0.4 * CAPACITY + RNG.normal(size=60)
STEPS = [{"start": START}, {"support": SUPPORT}, {"capacity": CAPACITY}]


def told(*columns: Any) -> float:
    design = np.column_stack([np.ones(60), *columns])
    away = SEVERITY - design @ np.linalg.lstsq(design, SEVERITY, rcond=None)[0]
    return float(1 - away @ away / np.sum((SEVERITY - SEVERITY.mean()) ** 2))


def test_each_step_tells_what_its_own_regression_tells() -> None:
    found = hierarchical_regression(SEVERITY, STEPS)
    assert [step.r2 for step in found.steps] == pytest.approx(
        [told(START), told(START, SUPPORT), told(START, SUPPORT, CAPACITY)]
    )
    assert found.steps[0].delta_r2 is None


def test_a_step_of_one_column_has_the_p_of_its_coefficient() -> None:
    last = hierarchical_regression(SEVERITY, STEPS).steps[-1]
    assert last.p_change == pytest.approx(last.terms[-1].estimate.p)
    assert last.f_change == pytest.approx((last.terms[-1].estimate.statistic or 0) ** 2)


def test_the_last_step_is_the_same_by_either_error() -> None:
    own, final = (hierarchical_regression(SEVERITY, STEPS, f_change=kind).steps for kind in ("step", "final"))
    assert own[-1].f_change == pytest.approx(final[-1].f_change)
    assert own[1].f_change != pytest.approx(final[1].f_change)


def test_inflation_is_one_over_what_the_others_leave() -> None:
    term = hierarchical_regression(SEVERITY, STEPS).steps[-1].terms[1]
    design = np.column_stack([np.ones(60), SUPPORT, CAPACITY])
    away = START - design @ np.linalg.lstsq(design, START, rcond=None)[0]
    assert term.vif == pytest.approx(np.sum((START - START.mean()) ** 2) / (away @ away))


def test_the_same_people_in_every_step() -> None:
    capacity = CAPACITY.copy()
    capacity[:5] = np.nan
    found = hierarchical_regression(SEVERITY, [*STEPS[:2], {"capacity": capacity}], missing="omit")
    assert (found.n_used, found.n_eligible) == (55, 60)
    assert "cases_left_out" in found.warnings


def test_overlapping_changes_are_said() -> None:
    assert (
        "change_scores_overlap" in hierarchical_regression(SEVERITY, STEPS, overlapping_changes=True).warnings
    )


@pytest.mark.parametrize(
    ("steps", "options", "code"),
    [
        ([], {}, "no_steps"),
        ([{}], {}, "no_steps"),
        ([{"a": START}, {"a": SUPPORT}], {}, "name_taken"),
        ([{"a": START}, {"b": 2 * START}], {}, "collinear"),
        ([{"a": np.ones(60)}], {}, "constant"),
        ([{"a": START}], {"min_per_term": 100}, "too_few"),
        ([{"a": START}], {"min_per_term": 1}, "guard_floor"),
        ([{"a": START}], {"f_change": "sometimes"}, "bad_f_change"),
    ],
)
def test_what_cannot_be_answered(steps: Any, options: dict[str, Any], code: str) -> None:
    with pytest.raises(CannotCompute) as refusal:
        hierarchical_regression(SEVERITY, steps, **options)
    assert refusal.value.code == code
