"""Many tests, charts over time, risks beside protections (MCS-030, BTC-046, EXT-005; N12, N13)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from beside_stats import publication
from beside_stats._result import CannotCompute
from beside_stats.publication import (
    benjamini_hochberg,
    holm,
    possible_counts,
    risk_and_protection,
    risk_relation,
    run_chart,
    xmr,
)

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=15)


def code_of(call: object) -> str:
    with pytest.raises(CannotCompute) as refusal:
        call()  # type: ignore[operator]
    return refusal.value.code


@settings(deadline=None)
@given(p_values)
def test_adjusted_p_keep_their_order_and_grow(p: list[float]) -> None:
    strict, lenient = holm(p), benjamini_hochberg(p)

    assert np.all(strict.adjusted >= lenient.adjusted - 1e-12)
    assert np.all(lenient.adjusted >= np.array(p) - 1e-12)
    assert lenient.adjusted == pytest.approx(stats.false_discovery_control(p))
    order = np.argsort(p)
    assert np.all(np.diff(strict.adjusted[order]) >= -1e-12)


def test_a_test_that_could_not_be_done_is_not_counted() -> None:
    found = holm([0.01, np.nan, 0.04])

    assert found.adjusted[[0, 2]] == pytest.approx([0.02, 0.04])
    assert np.isnan(found.adjusted[1])
    assert (found.n_used, found.n_eligible, found.n_significant) == (2, 3, 2)


@pytest.mark.parametrize(
    ("p", "code"), [([1.2], "not_a_probability"), ([np.nan], "all_missing"), ([], "empty")]
)
def test_adjustment_refuses(p: list[float], code: str) -> None:
    assert code_of(lambda: holm(p)) == code
    assert code_of(lambda: benjamini_hochberg(p)) == code


def test_run_chart_drops_points_on_the_median_and_sees_a_shift() -> None:
    found = run_chart([1, 2, 1, 2, 1, 2, 1, 5, 9, 8, 9, 8, 9, 8, 9])

    assert (found.median, found.n_useful, found.n_runs, found.longest_run) == (5, 14, 2, 7)
    assert "few_runs" in found.signals


def test_run_chart_of_a_steady_process_raises_no_alarm() -> None:
    found = run_chart([5, 7, 4, 8, 6, 3, 9, 5, 4, 8, 7, 2])

    assert found.signals == ()


def test_short_run_charts_say_nothing() -> None:
    found = run_chart([1, 2, 3, 9, 9, 9])

    assert (found.signals, found.warnings) == ((), ("too_few_points_for_signals",))
    assert code_of(lambda: run_chart([3, 3, 3])) == "no_variation"
    assert code_of(lambda: run_chart([3])) == "too_few"


def test_xmr_of_a_constant_has_no_width_and_positions_skip_missing_months() -> None:
    flat = xmr([4.0] * 9)
    gaps = xmr([4, 5, np.nan, 4, 5, 4, 5, 4, 40], baseline=7, missing="omit")

    assert (flat.lower, flat.upper, flat.outside) == (4, 4, ())
    assert gaps.outside == (9,)
    assert code_of(lambda: xmr([1, 2])) == "too_few"
    assert code_of(lambda: xmr([1, 2, 3], baseline=9)) == "bad_baseline"
    assert code_of(lambda: xmr([1, np.nan, 3])) == "missing_values"


def test_risk_is_never_counted_without_protection() -> None:
    """A count of circumstances, not a grade of the mother: the public functions give both or neither."""
    found = risk_and_protection([[1, 1, 0, 0], [1, 1, 1, 1]], [[1, 0, 1], [None, None, 1]])

    assert found.risk[0] == 2
    assert found.protection[0] == 2
    assert np.isnan(found.risk[1])
    assert np.isnan(found.protection[1])
    assert not [name for name in publication.__all__ if name.endswith("_index") or name == "risk"]


def test_risks_are_prorated_only_with_enough_answers() -> None:
    found = risk_and_protection([[1, 1, 1, None], [1, None, None, 1]], [[1, 1], [1, 1]])

    assert found.risk[0] == 4
    assert np.isnan(found.risk[1])
    assert (found.n_scored, found.warnings) == (1, ("some_not_scored",))


@pytest.mark.parametrize(
    ("risks", "options", "code"),
    [
        ([[1, 2]], {}, "not_yes_no"),
        ([[1, 0], [1, 1]], {}, "unequal_lengths"),
        ([[1, 0]], {"min_answered": 0.2}, "guard_floor"),
    ],
)
def test_risk_and_protection_refuse(risks: list[list[int]], options: dict[str, float], code: str) -> None:
    assert code_of(lambda: risk_and_protection(risks, [[1, 0]], **options)) == code


def test_relation_of_a_straight_line_is_found_without_a_bend() -> None:
    rng = np.random.default_rng(8)
    risks = rng.integers(0, 2, (60, 5)).astype(float)
    outcome = 100 - 4 * risks.sum(axis=1) + rng.normal(size=60)

    found = risk_relation(risks, outcome)

    assert found.slope.low < -4 < found.slope.high
    assert found.correlation < -0.9
    assert found.additive_r_squared is not None
    assert found.additive_r_squared >= found.r_squared
    assert code_of(lambda: risk_relation(risks[:4], outcome[:4])) == "too_few"
    assert code_of(lambda: risk_relation(risks, np.ones(60))) == "constant"


@settings(deadline=None)
@given(st.integers(1, 60), st.data())
def test_true_counts_are_always_among_the_possible(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))

    fits = possible_counts([round(100 * k / n, 1)], decimals=1, n_max=60).fits

    assert (n, (k,)) in [(fit.n, fit.counts) for fit in fits]


def test_percentages_that_no_group_can_have() -> None:
    assert possible_counts([33.4], decimals=1, n_max=5).fits == ()
    assert code_of(lambda: possible_counts([101], decimals=0, n_max=5)) == "bad_percent"
    assert code_of(lambda: possible_counts([10], decimals=0, n_max=0)) == "bad_range"


def test_states_that_exclude_each_other_cannot_exceed_the_group() -> None:
    free, bound = (possible_counts([60, 60], decimals=0, n_max=5, exclusive=e).fits for e in (False, True))

    assert [fit.n for fit in free] == [5]
    assert bound == ()
