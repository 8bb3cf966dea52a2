"""What could a study show (EXT-013): published numbers, scipy's holes, refusals, properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats import planning
from beside_stats._result import CannotCompute
from beside_stats.planning import (
    detectable_correlation,
    detectable_paired,
    detectable_two_groups,
    detectable_two_proportions,
    people_needed_two_groups,
    power_correlation,
    power_paired,
    power_two_groups,
    power_two_proportions,
)
from beside_stats.planning._noncentral_t import two_sided_power, upper_tail, upper_tail_by_integration


def test_cohens_64_per_group() -> None:
    """Cohen (1988), table 2.4.1: d = 0.5, power 0.80, two-sided 5% needs 64 per group."""
    assert people_needed_two_groups(0.5).per_group_whole == 64


def test_no_power_of_a_result_already_seen_is_offered() -> None:
    assert not [name for name in planning.__all__ if "observed" in name]


@settings(deadline=None)
@given(st.floats(0.05, 4), st.integers(2, 200), st.floats(0, 30))
def test_both_ways_of_the_noncentral_t_agree_where_scipy_answers(limit: float, df: int, shift: float) -> None:
    assert upper_tail(limit, df, shift) == pytest.approx(
        upper_tail_by_integration(limit, df, shift), abs=2e-8
    )


@pytest.mark.parametrize("shift", [10, 12, 20, 35])
@pytest.mark.parametrize("df", [3, 18, 58, 400])
def test_power_is_a_number_in_the_far_tail(shift: float, df: int) -> None:
    assert two_sided_power(shift, df, 0.05) == pytest.approx(1, abs=0.01)


@settings(deadline=None)
@given(st.floats(0.05, 3), st.integers(4, 200), st.integers(4, 200))
def test_power_grows_with_effect_and_people_and_starts_at_alpha(effect: float, n1: int, n2: int) -> None:
    power = power_two_groups(effect, n1, n2).power

    assert 0.05 <= power <= 1 + 1e-12
    assert power_two_groups(effect * 1.1, n1, n2).power >= power - 1e-9
    assert power_two_groups(effect, n1 + 5, n2 + 5).power >= power - 1e-9
    assert power_two_groups(0, n1, n2).power == pytest.approx(0.05, abs=1e-9)


@pytest.mark.parametrize("n", [5, 20, 85, 300])
def test_detectable_effects_have_the_power_they_promise(n: int) -> None:
    assert power_two_groups(detectable_two_groups(n, n).effect, n, n).power == pytest.approx(0.8)
    assert power_paired(detectable_paired(n).effect, n).power == pytest.approx(0.8)
    assert power_correlation(detectable_correlation(n).effect, n).power == pytest.approx(0.8)


def test_detectable_share_has_the_power_it_promises_or_is_out_of_reach() -> None:
    share = detectable_two_proportions(0.3, 50, 50).effect

    assert power_two_proportions(share, 0.3, 50, 50).power == pytest.approx(0.8)
    with pytest.raises(CannotCompute) as refusal:
        detectable_two_proportions(0.9, 5, 5)
    assert refusal.value.code == "out_of_reach"


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: power_two_groups(0.5, 1, 10), "too_few"),
        (lambda: power_two_groups(0.5, np.nan, 10), "too_few"),
        (lambda: power_paired(0.5, 10, alpha=0.9), "bad_alpha"),
        (lambda: detectable_paired(10, power=0.01), "bad_power"),
        (lambda: people_needed_two_groups(1e-6), "out_of_reach"),
        (lambda: power_two_proportions(1.2, 0.3, 9, 9), "not_a_proportion"),
        (lambda: power_correlation(1.0, 20), "not_a_correlation"),
    ],
)
def test_plans_are_refused_with_a_reason(call: object, code: str) -> None:
    with pytest.raises(CannotCompute) as refusal:
        call()  # type: ignore[operator]

    assert refusal.value.code == code
