"""Logistic regression against tables that can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats._logistic import fit_firth, fit_logistic, is_separated
from beside_stats._result import CannotCompute

COUNTS = st.integers(1, 30)


def table(a: int, b: int, c: int, d: int) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """a with both, b with the outcome only, c with the exposure only, d with neither."""
    outcome = np.repeat([True, True, False, False], [a, b, c, d])
    return outcome, {"exposed": np.repeat([1.0, 0.0, 1.0, 0.0], [a, b, c, d])}


@settings(max_examples=40, deadline=None)
@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_a_two_by_two_table_gives_its_log_odds_ratio(a: int, b: int, c: int, d: int) -> None:
    fit = fit_logistic(*table(a, b, c, d))
    assert fit.coefficients[1] == pytest.approx(np.log(a * d / (b * c)), abs=1e-7)
    assert np.sqrt(fit.covariance[1, 1]) == pytest.approx(np.sqrt(1 / a + 1 / b + 1 / c + 1 / d), rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 30), COUNTS, COUNTS, COUNTS)
def test_firth_adds_a_half_to_every_cell(a: int, b: int, c: int, d: int) -> None:
    """In a saturated model the bias-reduced estimate is that of the table with 1/2 added (Firth 1993)."""
    fit = fit_firth(*table(a, b, c, d))
    by_hand = np.log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5)))
    assert fit.coefficients[1] == pytest.approx(by_hand, abs=1e-6)


@pytest.mark.parametrize(
    ("x", "apart"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 8], True),
        ([1, 2, 3, 4, 4, 6, 7, 8], True),  # only the middle value is shared: separated in part
        ([1, 2, 3, 5, 4, 6, 7, 8], False),
        ([8, 7, 6, 5, 4, 3, 2, 1], True),
    ],
)
def test_separation_whole_or_in_part(x: list[float], apart: bool) -> None:
    outcome = np.array([False] * 4 + [True] * 4)
    column = np.array(x, dtype=float)
    assert is_separated(outcome, np.column_stack([np.ones(8), column])) is apart
    if apart:
        with pytest.raises(CannotCompute) as refusal:
            fit_logistic(outcome, {"x": column})
        assert refusal.value.code == "separation"
    else:
        assert np.isfinite(fit_logistic(outcome, {"x": column}).coefficients).all()


def test_two_columns_can_separate_where_neither_does() -> None:
    rng = np.random.default_rng(8)
    one, two = rng.normal(size=(2, 60))
    outcome = one + two > 0
    design = np.column_stack([np.ones(60), one, two])
    assert not is_separated(outcome, design[:, :2]) and not is_separated(outcome, design[:, [0, 2]])
    assert is_separated(outcome, design)


def test_a_far_but_sound_fit_is_not_called_separated() -> None:
    outcome = np.r_[np.zeros(30, bool), True, False, np.ones(30, bool)]
    x = np.r_[np.linspace(-40, -1, 30), -0.1, 0.1, np.linspace(1, 40, 30)]
    fit = fit_logistic(outcome, {"x": x})
    assert np.abs(fit.design.T @ (outcome - fit.fitted)).max() < 1e-6
