"""Rubin's rules at their edges."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside_stats._result import CannotCompute
from beside_stats.missing import pool

NUMBERS = st.lists(st.floats(-100, 100), min_size=2, max_size=40)


def test_imputations_that_agree_lose_nothing() -> None:
    found = pool([2.0] * 20, [0.25] * 20, df_complete=80).term
    assert found.estimate.se == pytest.approx(0.5)
    assert (found.share, found.riv, found.df_old) == (0, 0, np.inf)
    assert found.estimate.df == pytest.approx(81 / 83 * 80)


def test_large_samples_that_agree_have_a_normal_interval() -> None:
    found = pool([2.0] * 20, [0.25] * 20).term.estimate
    assert found.low == pytest.approx(2 - 0.5 * 1.959963984540054)


def test_all_of_the_variance_between() -> None:
    found = pool([1.0, 2.0, 3.0], [0.0, 0.0, 0.0], df_complete=50).term
    assert found.share == 1 and found.fmi == 1
    assert found.estimate.df == pytest.approx(2)


@given(NUMBERS, st.floats(0.01, 10))
def test_the_total_is_never_below_the_mean_within(values: list[float], variance: float) -> None:
    found = pool(values, [variance] * len(values), df_complete=60).term
    assert (found.estimate.se or 0) ** 2 >= found.within - 1e-12
    assert 0 <= found.share <= 1
    assert (found.estimate.df or 0) <= min(found.df_old, 60) + 1e-9


def test_several_numbers_are_pooled_one_by_one() -> None:
    table = np.arange(12.0).reshape(4, 3)
    found = pool(table, np.ones((4, 3)), names=("a", "b", "c"))
    assert [term.estimate.value for term in found.terms] == pytest.approx(table.mean(axis=0))
    assert "few_imputations" in found.warnings


@pytest.mark.parametrize(
    ("estimates", "variances", "options", "code"),
    [
        ([1.0], [1.0], {}, "too_few_imputations"),
        ([], [], {}, "too_few_imputations"),
        ([1.0, 2.0], [1.0], {}, "wrong_shape"),
        ([1.0, np.nan], [1.0, 1.0], {}, "missing_values"),
        ([1.0, 2.0], [1.0, -1.0], {}, "bad_variance"),
        ([1.0, 2.0], [1.0, 1.0], {"df_complete": 0}, "bad_df"),
        ([1.0, 2.0], [1.0, 1.0], {"names": ("a", "b")}, "wrong_shape"),
        (["a", "b"], [1.0, 1.0], {}, "not_numeric"),
    ],
)
def test_what_cannot_be_pooled(estimates: Any, variances: Any, options: dict[str, Any], code: str) -> None:
    with pytest.raises(CannotCompute) as refusal:
        pool(estimates, variances, **options)
    assert refusal.value.code == code
