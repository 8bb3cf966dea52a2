"""Curves of staying: conventions, edges and properties (CEWH-025, BTC-016; leaving is not failure)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats._result import CannotCompute
from beside_stats.retention import (
    cumulative_incidence,
    kaplan_meier,
    restricted_mean,
    restricted_mean_difference,
)

# Freireich et al. (1963), 6-MP arm: remission in weeks, the curve printed in every textbook.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]

stays = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=40)


def test_textbook_curve_of_freireich() -> None:
    curve = kaplan_meier(WEEKS, ENDED)

    assert curve.times.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert curve.survival == pytest.approx([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], abs=5e-4)
    assert curve.se == pytest.approx([0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346], abs=5e-5)
    assert curve.median is not None
    assert curve.median.value == 23


@pytest.mark.parametrize(
    ("durations", "left", "code"),
    [
        ([], [], "empty"),
        ([1, -1], [1, 0], "negative_duration"),
        ([1, 2], [1, 2], "not_yes_no"),
        ([1, None], [1, 0], "missing_values"),
        ([1, 2], [1], "unequal_lengths"),
        (["a", 2], [1, 0], "text_in_numbers"),
        ([np.inf, 2], [1, 0], "infinite_value"),
        ([[1, 2]], [1], "wrong_shape"),
    ],
)
def test_bad_stays_are_refused_with_a_reason(durations: list[object], left: list[object], code: str) -> None:
    with pytest.raises(CannotCompute) as refusal:
        kaplan_meier(durations, left)

    assert refusal.value.code == code


def test_missing_stays_are_left_out_and_counted_when_asked() -> None:
    curve = kaplan_meier([1, np.nan, 3], [1, 1, 0], missing="omit")

    assert (curve.n_used, curve.n_eligible) == (2, 3)


def test_nobody_left_gives_no_median_and_no_false_certainty() -> None:
    curve = kaplan_meier([30, 60, 90], [0, 0, 0], at=[60, 200])

    assert curve.median is None
    assert {"no_events", "median_not_reached", "few_people"} <= set(curve.warnings)
    assert (curve.at[0].survival, curve.at[0].low, curve.at[0].high) == (1.0, None, None)
    assert curve.at[1].survival is None, "beyond the last person seen nothing is known"


def test_stays_of_single_people_are_not_passed_on() -> None:
    """N21: what is written to files holds the curve, not the people."""
    assert "durations" not in kaplan_meier([1, 2, 3], [1, 0, 1]).as_dict()


def test_an_unknown_policy_for_missing_values_is_refused() -> None:
    with pytest.raises(CannotCompute) as refusal:
        kaplan_meier([1, 2], [1, 0], missing="drop")  # type: ignore[arg-type]

    assert refusal.value.code == "bad_missing"


def test_one_person_who_left_on_day_zero() -> None:
    curve = kaplan_meier([0], [1])

    assert curve.survival.tolist() == [0.0]
    assert np.isnan(curve.low[0])
    assert curve.median is not None
    assert curve.median.value == 0


def test_median_is_the_middle_of_a_flat_half() -> None:
    curve = kaplan_meier([1, 2, 3, 4], [1, 1, 1, 1])

    assert curve.median is not None
    assert curve.median.value == 2.5


def test_picture_stops_where_few_are_at_risk() -> None:
    curve = kaplan_meier(range(1, 21), [1] * 20, min_at_risk=5)

    assert curve.shown_until == 16
    assert "cut_where_few_at_risk" in curve.warnings


@settings(deadline=None)
@given(stays)
def test_curve_falls_from_one_and_its_band_holds_it(people: list[tuple[int, bool]]) -> None:
    curve = kaplan_meier([t for t, _ in people], [int(e) for _, e in people])

    path = np.concatenate(([1.0], curve.survival))
    assert np.all(np.diff(path) < 0)
    assert path[-1] >= 0
    known = ~np.isnan(curve.low)
    assert np.all(curve.low[known] <= curve.survival[known])
    assert np.all(curve.high[known] >= curve.survival[known])


@settings(deadline=None)
@given(stays, st.floats(0.1, 50))
def test_unit_of_time_does_not_change_the_curve(people: list[tuple[int, bool]], unit: float) -> None:
    days, left = np.array([t for t, _ in people], dtype=float), [int(e) for _, e in people]

    assert kaplan_meier(days * unit, left).survival == pytest.approx(kaplan_meier(days, left).survival)


@settings(deadline=None)
@given(stays)
def test_without_censoring_the_curve_is_the_share_that_stayed_longer(people: list[tuple[int, bool]]) -> None:
    days = np.array([t for t, _ in people], dtype=float)

    curve = kaplan_meier(days, np.ones(days.size))

    assert curve.survival == pytest.approx([(days > t).mean() for t in curve.times], abs=1e-12)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.sampled_from(["here", "planned", "moved"])), min_size=1, max_size=40
    )
)
def test_shares_of_all_endings_and_still_here_add_up(people: list[tuple[int, str]]) -> None:
    days, ways = [t for t, _ in people], [w for _, w in people]

    found = cumulative_incidence(days, ways, still_here="here")
    curve = kaplan_meier(days, [int(w != "here") for w in ways])

    total = sum(found.incidence.values()) if found.causes else np.zeros(0)
    assert total + curve.survival == pytest.approx(np.ones(curve.survival.size))


def test_one_way_of_ending_is_one_minus_kaplan_meier_with_its_standard_error() -> None:
    found = cumulative_incidence(WEEKS, np.where(ENDED, "left", "here"), still_here="here", at=[10])
    curve = kaplan_meier(WEEKS, ENDED)

    assert found.incidence["left"] == pytest.approx(1 - curve.survival)
    assert found.se["left"] == pytest.approx(curve.se, rel=0.05)
    assert found.naive_one_minus_km["left"][0] == pytest.approx(found.at["left"][0].incidence)


def test_restricted_mean_is_the_mean_when_all_have_left() -> None:
    found = restricted_mean([1, 2, 3, 6], [1, 1, 1, 1], horizon=6)

    assert found.mean.value == pytest.approx(3.0)


def test_restricted_mean_beyond_the_data_is_refused() -> None:
    with pytest.raises(CannotCompute) as refusal:
        restricted_mean([1, 2, 3], [1, 1, 0], horizon=10)

    assert refusal.value.code == "horizon_beyond_data"


def test_restricted_mean_without_endings_has_no_interval() -> None:
    found = restricted_mean([10, 12], [0, 0], horizon=8)

    assert (found.mean.value, found.mean.se, found.warnings) == (8.0, None, ("no_events",))


@pytest.mark.parametrize(("groups", "code"), [(["a"] * 6, "one_group"), (["a"] * 5 + ["b"], "too_few")])
def test_difference_needs_two_groups(groups: list[str], code: str) -> None:
    with pytest.raises(CannotCompute) as refusal:
        restricted_mean_difference(range(1, 7), [1] * 6, groups, treated="a", reference="b", horizon=3)

    assert refusal.value.code == code
