"""One group at two times (MCS-011, N12: a change is not credited to the program)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from beside_stats import CannotCompute
from beside_stats.comparison import hedges_correction, noncentral_interval, paired_change

RNG = np.random.default_rng(11)
PRE = RNG.integers(10, 40, 24).astype(float)
POST = PRE - RNG.integers(-4, 10, 24)


@pytest.mark.parametrize("n", range(1, 5))
def test_under_five_pairs_nothing_is_given(n: int) -> None:
    with pytest.raises(CannotCompute) as refused:
        paired_change(PRE[:n], POST[:n])
    assert refused.value.code == "too_few"


@pytest.mark.parametrize("n", range(5, 10))
def test_under_ten_pairs_are_described_only(n: int) -> None:
    found = paired_change(PRE[:n], POST[:n])
    assert found.described_only
    assert (found.change.p, found.change.low, found.g_z, found.wilcoxon) == (None, None, None, None)
    assert found.change.value == pytest.approx(np.mean(POST[:n] - PRE[:n]))


@pytest.mark.parametrize(("n", "warned"), [(10, True), (19, True), (20, False)])
def test_under_twenty_pairs_carry_a_warning(n: int, warned: bool) -> None:
    assert ("few_people" in paired_change(PRE[:n], POST[:n]).warnings) is warned


def test_one_group_is_always_told() -> None:
    assert "one_group_only" in paired_change(PRE, POST).warnings


def test_agrees_with_scipy() -> None:
    found = paired_change(PRE, POST, wilcoxon="exact")
    other = stats.ttest_rel(POST, PRE)
    assert found.change.statistic == pytest.approx(other.statistic)
    assert found.change.p == pytest.approx(other.pvalue)
    assert (found.change.low, found.change.high) == pytest.approx(tuple(other.confidence_interval()))


def test_all_missing() -> None:
    with pytest.raises(CannotCompute) as refused:
        paired_change([np.nan] * 6, PRE[:6], missing="omit")
    assert refused.value.code == "all_missing"


def test_missing_is_never_silent() -> None:
    post = POST.copy()
    post[3] = np.nan
    with pytest.raises(CannotCompute) as refused:
        paired_change(PRE, post)
    assert refused.value.code == "missing_values"
    assert (paired_change(PRE, post, missing="omit").n_used, len(PRE)) == (23, 24)


def test_constant_first_score_has_no_correlation() -> None:
    assert paired_change(np.full(24, 12.0), POST).correlation is None


def test_noncentral_interval_brackets_the_limits() -> None:
    low, high = noncentral_interval(2.3, 31)
    assert stats.nct.sf(2.3, 31, low) == pytest.approx(0.025, abs=1e-8)
    assert stats.nct.cdf(2.3, 31, high) == pytest.approx(0.025, abs=1e-8)


def test_noncentral_interval_of_a_huge_t_follows_the_spread_of_the_sd() -> None:
    limits = np.sqrt(stats.chi2.ppf([0.025, 0.975], 59) / 59)
    np.testing.assert_allclose(np.array(noncentral_interval(1e6, 59)) / 1e6, limits, rtol=1e-4)


# Closed forms of the gamma functions: 1/sqrt(pi), sqrt(2/pi) and 8/3 sqrt(1/(3 pi)).
@pytest.mark.parametrize(
    ("df", "factor"),
    [(2, 1 / np.sqrt(np.pi)), (4, np.sqrt(2 / np.pi)), (6, 8 / 3 / np.sqrt(3 * np.pi))],
)
def test_small_sample_correction(df: int, factor: float) -> None:
    assert hedges_correction(df) == pytest.approx(factor)


@settings(max_examples=25, deadline=None)
@given(st.floats(-20, 20), st.floats(0.2, 10), st.permutations(range(24)))
def test_shift_scale_and_order_do_not_matter(shift: float, scale: float, order: list[int]) -> None:
    plain = paired_change(PRE, POST)
    moved = paired_change((PRE * scale + shift)[order], (POST * scale + shift)[order], decimals=8)
    assert moved.change.statistic == pytest.approx(plain.change.statistic)
    assert moved.g_z is not None
    assert plain.g_z is not None
    assert moved.g_z.low == pytest.approx(plain.g_z.low, abs=1e-8)
    assert moved.wilcoxon is not None
    assert plain.wilcoxon is not None
    assert moved.wilcoxon.p == pytest.approx(plain.wilcoxon.p)
