"""Rank tests: exact with ties, checked by listing every possibility, and against scipy."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from beside_stats import CannotCompute
from beside_stats.comparison import rank_sum, signed_rank

FEW = st.lists(st.integers(-4, 4).map(float), min_size=2, max_size=9)


@settings(max_examples=40, deadline=None)
@given(FEW)
def test_signed_rank_is_the_share_of_sign_patterns(differences: list[float]) -> None:
    moved = np.array([d for d in differences if d])
    if not len(moved):
        return
    ranks = stats.rankdata(np.abs(moved))
    seen = ranks[moved > 0].sum()
    sums = np.array([ranks[list(signs)].sum() for signs in product([True, False], repeat=len(moved))])
    expected = min(1, 2 * min(np.mean(sums <= seen + 1e-9), np.mean(sums >= seen - 1e-9)))
    found = signed_rank(differences, approach="exact", min_people=1)
    assert found.p == pytest.approx(expected)
    assert found.n_zero == len(differences) - len(moved)


@settings(max_examples=40, deadline=None)
@given(FEW, FEW)
def test_rank_sum_is_the_share_of_divisions(first: list[float], second: list[float]) -> None:
    pooled = np.array(first + second)
    if np.ptp(pooled) == 0:
        return
    ranks, n = stats.rankdata(pooled), len(first)
    if len(pooled) > 12:
        return
    seen = ranks[:n].sum()
    sums = np.array([ranks[list(rows)].sum() for rows in combinations(range(len(pooled)), n)])
    expected = min(1, 2 * min(np.mean(sums <= seen + 1e-9), np.mean(sums >= seen - 1e-9)))
    assert rank_sum(first, second, approach="exact", min_per_group=1).p == pytest.approx(expected)


def test_normal_approximations_agree_with_scipy() -> None:
    rng = np.random.default_rng(5)
    a, b = rng.integers(0, 9, 33).astype(float), rng.integers(1, 11, 41).astype(float)
    other = stats.mannwhitneyu(a, b, method="asymptotic")
    found = rank_sum(a, b, approach="normal")
    assert (found.w, found.p) == pytest.approx((other.statistic, other.pvalue))
    signed = stats.wilcoxon(a, b[:33], method="asymptotic", correction=True, zero_method="wilcox")
    assert signed_rank(a - b[:33], approach="normal").p == pytest.approx(signed.pvalue)


def test_floating_point_noise_breaks_no_ties() -> None:
    clean = [0.1, -0.1, 0.2, 0.3, -0.2, 0.3, 0.3]
    noisy = [0.3 - 0.2, 0.2 - 0.3, 0.5 - 0.3, 0.7 - 0.4, 0.1 - 0.3, 0.6 - 0.3, 0.9 - 0.6]
    assert signed_rank(noisy).p == signed_rank(clean).p


def test_swapping_groups_turns_the_sign() -> None:
    a, b = [1.0, 2.0, 2.0, 5.0, 9.0], [2.0, 3.0, 6.0, 8.0, 8.0, 9.0]
    there, back = rank_sum(a, b), rank_sum(b, a)
    assert there.cliffs_delta == pytest.approx(-back.cliffs_delta)
    assert there.p == pytest.approx(back.p)


@pytest.mark.parametrize(
    ("values", "code"), [([0.0] * 6, "no_change_at_all"), ([1.0, 2.0], "too_few"), ([], "empty")]
)
def test_signed_rank_refuses(values: list[float], code: str) -> None:
    with pytest.raises(CannotCompute) as refused:
        signed_rank(values)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [([1.0] * 5, [1.0] * 5, "all_equal"), ([1.0] * 4, [2.0] * 9, "too_few_per_group")],
)
def test_rank_sum_refuses(first: list[float], second: list[float], code: str) -> None:
    with pytest.raises(CannotCompute) as refused:
        rank_sum(first, second)
    assert refused.value.code == code
