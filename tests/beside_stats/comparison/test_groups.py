"""Two groups: ANCOVA, group by time, independent groups, tables, the clinical range (BTC-015, N22)."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from beside_stats import CannotCompute
from beside_stats.comparison import (
    ancova,
    clinical_range_shift,
    group_by_time,
    independent_groups,
    mcnemar,
    table_tests,
)

RNG = np.random.default_rng(2)
GROUP = np.array(["program"] * 30 + ["comparison"] * 20, dtype=object)
PRE = RNG.normal(20, 4, 50)
POST = 0.6 * PRE + 5 - 2 * (GROUP == "program") + RNG.normal(0, 2, 50)


def code_of(ask: object) -> str:
    with pytest.raises(CannotCompute) as refused:
        ask()  # type: ignore[operator]
    return refused.value.code


@pytest.mark.parametrize(
    "ask",
    [
        lambda: ancova(POST[:30], PRE[:30], GROUP[:30]),
        lambda: group_by_time(PRE[:30], POST[:30], GROUP[:30]),
        lambda: independent_groups(POST, []),
        lambda: independent_groups([np.nan] * 9, POST, missing="omit"),
        lambda: clinical_range_shift([1] * 9, [0] * 9, ["program"] * 9),
        lambda: table_tests([[3, 4, 5]]),
    ],
)
def test_a_single_arm_is_never_compared(ask: object) -> None:
    assert code_of(ask) == "single_arm"


@pytest.mark.parametrize("n", range(1, 10))
def test_adjustment_needs_ten_per_group(n: int) -> None:
    rows = np.r_[0:30, 30 : 30 + n]
    assert code_of(lambda: ancova(POST[rows], PRE[rows], GROUP[rows])) == "too_few_per_group"


def test_three_groups_are_not_two() -> None:
    three = GROUP.copy()
    three[:12] = "elsewhere"
    assert code_of(lambda: ancova(POST, PRE, three)) == "more_than_two_groups"


def test_a_repeated_covariate_is_named() -> None:
    with pytest.raises(CannotCompute, match="'again'"):
        ancova(POST, PRE, GROUP, covariates={"again": 2 * PRE + 1})


def test_a_covariate_of_zeros_is_refused() -> None:
    assert code_of(lambda: ancova(POST, PRE, GROUP, covariates={"none": np.zeros(50)})) == "collinear"


def test_a_constant_outcome_is_refused() -> None:
    assert code_of(lambda: ancova(np.ones(50), PRE, GROUP)) == "constant_outcome"


def test_swapping_the_reference_turns_the_sign() -> None:
    there = ancova(POST, PRE, GROUP, reference="comparison")
    back = ancova(POST, PRE, GROUP, reference="program")
    assert there.difference.value == pytest.approx(-back.difference.value)
    assert there.difference_hc3.se == pytest.approx(back.difference_hc3.se)
    gap = there.adjusted_means["program"].value - there.adjusted_means["comparison"].value
    assert gap == pytest.approx(there.difference.value)


def test_order_and_scale_of_rows_do_not_matter() -> None:
    order = RNG.permutation(50)
    plain = ancova(POST, PRE, GROUP, reference="comparison")
    moved = ancova(POST[order] * 3 + 1, PRE[order] * 3 + 1, GROUP[order], reference="comparison")
    assert moved.difference_hc3.statistic == pytest.approx(plain.difference_hc3.statistic)


def test_group_by_time_is_the_t_test_of_change() -> None:
    found = group_by_time(PRE, POST, GROUP, reference="comparison")
    change = POST - PRE
    other = stats.ttest_ind(change[GROUP == "program"], change[GROUP == "comparison"])
    assert found.difference_in_change.statistic == pytest.approx(other.statistic)
    assert found.p == pytest.approx(other.pvalue)


def test_welch_and_student_agree_with_scipy() -> None:
    found = independent_groups(POST[:30], POST[30:])
    for estimate, equal in ((found.difference, False), (found.student, True)):
        other = stats.ttest_ind(POST[:30], POST[30:], equal_var=equal)
        assert (estimate.statistic, estimate.p) == pytest.approx((other.statistic, other.pvalue))


def test_one_constant_group_can_still_be_compared() -> None:
    assert independent_groups(np.ones(10), POST[:20]).difference.p is not None


def test_two_constant_groups_cannot() -> None:
    assert code_of(lambda: independent_groups(np.ones(10), np.zeros(10))) == "constant_outcome"


def test_tables_agree_with_scipy() -> None:
    table = [[11, 24, 1], [4, 28, 7]]
    found = table_tests(table)
    assert found.chi_square_p == pytest.approx(stats.chi2_contingency(table, correction=False).pvalue)
    two = table_tests([[8, 2], [1, 9]])
    assert two.fisher_p == pytest.approx(stats.fisher_exact([[8, 2], [1, 9]]).pvalue)


def test_exact_test_of_a_three_by_three_table() -> None:
    # Counted by hand over all 3x3 tables with margins (2, 2, 2) and (2, 2, 2): the six with one group per outcome.
    assert table_tests([[2, 0, 0], [0, 2, 0], [0, 0, 2]]).fisher_p == pytest.approx(6 / 90)


def test_a_table_too_large_for_the_exact_test_says_so() -> None:
    found = table_tests(np.full((5, 5), 40))
    assert found.fisher_p is None
    assert "exact_test_too_large" in found.warnings


def test_mcnemar_agrees_with_the_binomial_test() -> None:
    assert mcnemar(9, 2).exact_p == pytest.approx(stats.binomtest(2, 11).pvalue)


def test_nobody_crossed() -> None:
    assert code_of(lambda: mcnemar(0, 0)) == "nobody_crossed"
    found = clinical_range_shift([1] * 8, [1] * 8)
    assert found.within["all"] is None


def test_few_in_the_clinical_range_are_not_compared() -> None:
    before = np.r_[np.ones(10), np.ones(3), np.zeros(7)]
    found = clinical_range_shift(before, np.zeros(20), ["a"] * 10 + ["b"] * 10)
    assert found.between is None
    assert "too_few_in_clinical_range" in found.warnings
