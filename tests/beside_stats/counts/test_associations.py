"""What goes together in the chart review (BTC-018, CEWH-028), against scipy and by properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from beside_stats._result import CannotCompute
from beside_stats.counts import (
    anova,
    chi_square,
    chi_square_of,
    kendall,
    kruskal_wallis,
    pairwise_welch,
    pearson,
    spearman,
)

scores = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=6, max_size=40)


def code_of(call: object) -> str:
    with pytest.raises(CannotCompute) as refusal:
        call()  # type: ignore[operator]
    return refusal.value.code


@settings(deadline=None)
@given(scores)
def test_correlations_agree_with_scipy_under_ties(pairs: list[tuple[int, int]]) -> None:
    x, y = (np.array([p[i] for p in pairs], dtype=float) for i in (0, 1))
    assume(np.ptp(x) > 0 and np.ptp(y) > 0)
    assume(abs(np.corrcoef(x, y)[0, 1]) < 0.999)

    for ours, theirs in (
        (pearson(x, y), stats.pearsonr(x, y)),
        (kendall(x, y), stats.kendalltau(x, y, method="asymptotic")),
    ):
        assert ours.r.value == pytest.approx(theirs.statistic, abs=1e-12)
        assert ours.r.p == pytest.approx(theirs.pvalue, abs=1e-9)
    assert spearman(x, y).r.value == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-12)


@settings(deadline=None)
@given(scores)
def test_correlation_turns_sign_with_one_of_the_two(pairs: list[tuple[int, int]]) -> None:
    x, y = (np.array([p[i] for p in pairs], dtype=float) for i in (0, 1))
    assume(np.ptp(x) > 0 and np.ptp(y) > 0)

    for how in (pearson, spearman, kendall):
        assert how(x, -y).r.value == pytest.approx(-how(x, y).r.value, abs=1e-12)
        assert abs(how(x, y).r.value) <= 1


def test_rank_correlation_does_not_break_ties_by_rounding() -> None:
    x = [0.1 + 0.2, 0.3, 0.4, 0.5, 0.6]

    assert kendall(x, [1, 1, 2, 3, 4]).r.value == pytest.approx(1)


@pytest.mark.parametrize(
    ("x", "code"), [([1, 1, 1, 1, 1], "constant"), ([1, 2, 3, 4, None], "missing_values")]
)
def test_correlation_refuses(x: list[object], code: str) -> None:
    assert code_of(lambda: pearson(x, [1, 2, 3, 4, 5])) == code
    assert code_of(lambda: pearson([1, 2, 3], [1, 2, 4])) == "too_few"


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=9), min_size=2, max_size=4))
def test_comparisons_of_groups_agree_with_scipy(groups: list[list[int]]) -> None:
    assume(any(len(set(g)) > 1 for g in groups))
    values, labels = np.concatenate(groups), np.repeat(range(len(groups)), [len(g) for g in groups])

    found, ranks = anova(values, labels), kruskal_wallis(values, labels)

    assert found.f == pytest.approx(stats.f_oneway(*groups).statistic, rel=1e-9, abs=1e-9)
    assert ranks.h == pytest.approx(stats.kruskal(*groups).statistic, rel=1e-9, abs=1e-9)
    assert ranks.p == pytest.approx(stats.kruskal(*groups).pvalue, rel=1e-8)
    assert 0 <= found.omega_squared <= found.eta_squared <= 1


def test_two_groups_by_welch_are_the_welch_t_test() -> None:
    a, b = [3, 5, 6, 9, 4], [8, 12, 7, 15, 9, 20]

    pair = pairwise_welch([*a, *b], ["a"] * 5 + ["b"] * 6).pairs[0]
    theirs = stats.ttest_ind(a, b, equal_var=False)

    assert (pair.difference.statistic, pair.p_holm) == pytest.approx((theirs.statistic, theirs.pvalue))
    assert [pair.difference.low, pair.difference.high] == pytest.approx(list(theirs.confidence_interval()))
    whole = anova([*a, *b], ["a"] * 5 + ["b"] * 6)
    assert whole.welch_f == pytest.approx(theirs.statistic**2)
    assert whole.welch_p == pytest.approx(theirs.pvalue)


@pytest.mark.parametrize(
    ("values", "groups", "code"),
    [
        ([1, 2, 3], "aaa", "one_group"),
        ([1, 2, 3], "aab", "too_few"),
        ([1, 1, 2, 2], "aabb", "constant"),
        ([], "", "empty"),
    ],
)
def test_comparison_of_groups_refuses(values: list[float], groups: str, code: str) -> None:
    assert code_of(lambda: anova(values, list(groups))) == code


def test_a_group_that_does_not_vary_leaves_welch_out() -> None:
    found = anova([1, 1, 2, 5], list("aabb"))

    assert found.welch_f is None
    assert found.f == pytest.approx(stats.f_oneway([1, 1], [2, 5]).statistic)


def test_table_agrees_with_scipy_and_leaves_empty_rows_out() -> None:
    table = [[10, 20, 5], [0, 0, 0], [12, 8, 9]]

    found = chi_square(table)
    theirs = stats.chi2_contingency([table[0], table[2]], correction=False)

    assert (found.chi_square, found.df, found.p) == pytest.approx(
        (theirs.statistic, theirs.dof, theirs.pvalue)
    )


def test_table_warns_of_small_expected_counts_and_refuses_one_row() -> None:
    assert "small_expected" in chi_square([[1, 2], [2, 1]]).warnings
    assert code_of(lambda: chi_square_of(["a", "a"], ["x", "y"])) == "one_group"
    assert code_of(lambda: chi_square([[1, -2], [2, 1]])) == "not_a_count"
