"""Reliable change per person (MCS-010, BTC-063)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from beside_stats import CannotCompute
from beside_stats.individual import reliable_change, reliable_change_variants

SCORES = hnp.arrays(float, st.integers(1, 40), elements=st.integers(0, 60).map(float))


def refusal(pre: list[float], post: list[float], **settings: object) -> str:
    asked = {"reliability": 0.85, "better_is": "lower"} | settings
    with pytest.raises(CannotCompute) as refused:
        reliable_change(pre, post, **asked)  # type: ignore[arg-type]
    return refused.value.code


@pytest.mark.parametrize("n", range(1, 10))
def test_own_sd_needs_thirty_people(n: int) -> None:
    assert refusal(list(range(n)), list(range(n))) == "too_few"


@pytest.mark.parametrize(("n", "shown"), [(1, False), (4, False), (5, False), (9, False), (10, True)])
def test_shares_need_ten_people(n: int, shown: bool) -> None:
    found = reliable_change(np.full(n, 20.0), np.full(n, 5.0), reliability=0.85, better_is="lower", sd=7.9)
    assert found.counts["improved"] == n
    assert (found.shares is not None) is shown


@pytest.mark.parametrize("reliability", [0.0, 1.0, -0.2, 1.3, float("nan")])
def test_reliability_lies_between_0_and_1(reliability: float) -> None:
    assert refusal([1.0], [2.0], reliability=reliability, sd=5.0) == "bad_reliability"


def test_nobody_assessed_is_told() -> None:
    assert refusal([1.0, 2.0], [np.nan, np.nan], sd=5.0) == "nobody_assessed"


def test_empty_table() -> None:
    assert refusal([], [], sd=5.0) == "empty"


def test_text_in_numbers() -> None:
    assert refusal(["a few"], [2.0], sd=5.0) == "text_in_numbers"  # type: ignore[list-item]


def test_columns_of_different_length() -> None:
    assert refusal([1.0, 2.0], [2.0], sd=5.0) == "unequal_lengths"


def test_missing_can_be_refused() -> None:
    assert refusal([1.0, 2.0], [2.0, np.nan], sd=5.0, missing="raise") == "missing_values"


def test_exactly_the_critical_value_is_no_reliable_change() -> None:
    points = 1.96 * np.sqrt(2) * 8.0 * np.sqrt(1 - 0.75)
    found = reliable_change([0.0], [points], reliability=0.75, better_is="higher", sd=8.0, critical=1.96)
    edge = reliable_change([0.0], [points + 1e-6], reliability=0.75, better_is="higher", sd=8.0)
    assert (found.category, edge.category) == (("no_reliable_change",), ("improved",))


def test_variants_without_comparison_have_no_regression() -> None:
    scores = np.arange(40.0)
    assert reliable_change_variants(scores, scores[::-1], reliability=0.8).srb is None


def test_variants_refuse_half_a_comparison() -> None:
    with pytest.raises(CannotCompute) as refused:
        reliable_change_variants(np.arange(40.0), np.arange(40.0), reliability=0.8, comparison_pre=[1.0])
    assert refused.value.code == "half_a_comparison"


@settings(max_examples=40, deadline=None)
@given(SCORES, st.floats(-50, 50), st.floats(0.1, 20))
def test_shift_and_scale_leave_the_index_alone(pre: np.ndarray, shift: float, scale: float) -> None:
    post = np.roll(pre, 1)
    plain = reliable_change(pre, post, reliability=0.8, better_is="lower", sd=6.0)
    moved = reliable_change(
        pre * scale + shift, post * scale + shift, reliability=0.8, better_is="lower", sd=6.0 * scale
    )
    np.testing.assert_allclose(moved.rci, plain.rci, atol=1e-9)


@settings(max_examples=40, deadline=None)
@given(SCORES)
def test_turning_the_scale_round_keeps_the_verdict(pre: np.ndarray) -> None:
    post = np.roll(pre, 1)
    low = reliable_change(pre, post, reliability=0.8, better_is="lower", sd=6.0)
    high = reliable_change(60 - pre, 60 - post, reliability=0.8, better_is="higher", sd=6.0)
    assert low.category == high.category


@settings(max_examples=40, deadline=None)
@given(SCORES)
def test_everyone_is_counted_once(pre: np.ndarray) -> None:
    post = np.where(pre > 50, np.nan, pre[::-1])
    if np.isnan(post).all() or np.isnan(pre + post).all():
        return
    found = reliable_change(pre, post, reliability=0.8, better_is="lower", sd=6.0)
    assert sum(found.counts.values()) == found.n_eligible == len(pre)
