"""Shares with honest intervals (CEWH-030, BTC-025)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from beside_stats._result import CannotCompute
from beside_stats.proportions import clopper_pearson, two_proportions, wilson


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    n = draw(st.integers(1, 300))
    return draw(st.integers(0, n)), n


@settings(deadline=None)
@given(counts(), st.sampled_from([0.8, 0.95, 0.99]))
def test_intervals_agree_with_scipy_and_hold_the_share(kn: tuple[int, int], level: float) -> None:
    for ours, name in ((wilson, "wilson"), (clopper_pearson, "exact")):
        found = ours(*kn, level=level).proportion
        theirs = stats.binomtest(*kn).proportion_ci(level, method=name)
        assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=1e-10)
        assert 0 <= found.low <= found.value <= found.high <= 1


@pytest.mark.parametrize(
    ("k", "n", "code"),
    [
        (1, 0, "empty"),
        (5, 4, "impossible_count"),
        (-1, 4, "impossible_count"),
        (1.5, 4, "not_whole"),
        (np.nan, 4, "missing_values"),
    ],
)
def test_impossible_counts_are_refused(k: float, n: float, code: str) -> None:
    with pytest.raises(CannotCompute) as refusal:
        wilson(k, n)

    assert refusal.value.code == code


def test_few_people_are_marked() -> None:
    assert wilson(2, 9).warnings == ("few_people",)
    assert wilson(2, 10).warnings == ()


def test_newcombe_of_his_own_example() -> None:
    """Newcombe (1998), table II (a): 56/70 v 48/80, method 10 gives 0.0524 to 0.3339."""
    found = two_proportions(56, 70, 48, 80).difference

    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@settings(deadline=None)
@given(counts(), counts())
def test_comparison_turns_sign_with_its_groups_and_fisher_agrees(
    a: tuple[int, int], b: tuple[int, int]
) -> None:
    if min(a[1], b[1]) < 5:
        return
    one, other = two_proportions(*a, *b), two_proportions(*b, *a)

    assert one.difference.value == pytest.approx(-other.difference.value)
    assert one.difference.low == pytest.approx(-other.difference.high)
    assert -1 <= one.difference.low <= one.difference.value <= one.difference.high <= 1
    table = [[a[0], a[1] - a[0]], [b[0], b[1] - b[0]]]
    assert one.fisher_p == pytest.approx(stats.fisher_exact(table).pvalue, rel=1e-6)


def test_no_ratio_with_a_zero_cell_and_no_test_when_all_agree() -> None:
    found = two_proportions(0, 10, 5, 12)

    assert (found.risk_ratio, found.odds_ratio) == (None, None)
    same = two_proportions(0, 10, 0, 12)
    assert (same.chi_square_p, same.fisher_p, same.number_needed) == (None, 1.0, None)
    assert "difference_includes_zero" in same.warnings


def test_tiny_groups_are_not_compared() -> None:
    with pytest.raises(CannotCompute) as refusal:
        two_proportions(1, 4, 3, 30)

    assert refusal.value.code == "too_few"
