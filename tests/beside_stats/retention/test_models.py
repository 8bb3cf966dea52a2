"""Comparisons and models of leaving, episodes and landmarks (BTC-016, CEWH-026, EXT-006)."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats._result import CannotCompute
from beside_stats.retention import (
    concordance,
    cox,
    episodes,
    fine_gray,
    gray_test,
    landmark,
    logrank,
    proportional_hazards,
)

# Freireich et al. (1963): 6-MP and placebo arms.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
WEEKS += [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0] + [1] * 21
PLACEBO = [0] * 21 + [1] * 21


def code_of(call: object) -> str:
    with pytest.raises(CannotCompute) as refusal:
        call()  # type: ignore[operator]
    return refusal.value.code


def test_textbook_logrank_of_freireich() -> None:
    """Kleinbaum & Klein (2012) print 16.79; expected endings 19.25 and 10.75."""
    found = logrank(WEEKS, ENDED, PLACEBO)

    assert found.chi_square == pytest.approx(16.793, abs=5e-4)
    assert [group.expected for group in found.groups] == pytest.approx([19.25, 10.75], abs=0.005)


def test_textbook_cox_of_freireich() -> None:
    """R prints 1.5721 (0.4124) with Efron ties and 1.5092 (0.4096) with Breslow ties."""
    efron, breslow = (
        cox(WEEKS, ENDED, PLACEBO, ties=ties).terms[0].coefficient for ties in ("efron", "breslow")
    )

    assert (efron.value, efron.se) == pytest.approx((1.5721, 0.4124), abs=5e-5)
    assert (breslow.value, breslow.se) == pytest.approx((1.5092, 0.4096), abs=5e-5)


def test_score_at_zero_is_the_logrank_test_without_ties() -> None:
    rng = np.random.default_rng(11)
    days, left, group = rng.permutation(60) + 1.0, rng.integers(0, 2, 60), rng.integers(0, 2, 60)

    chi_square = logrank(days, left, group).chi_square
    likelihood = cox(days, left, group)

    assert 2 * (likelihood.log_likelihood - likelihood.log_likelihood_null) == pytest.approx(
        chi_square, rel=0.1
    )


@pytest.mark.parametrize(
    ("left", "x", "code"),
    [
        ([0] * 6, [1, 2, 3, 4, 5, 6], "no_events"),
        ([1, 0, 0, 0, 0, 0], [1, 2, 3, 4, 5, 6], "too_few_events"),
        ([1] * 6, [2] * 6, "constant_covariate"),
        ([1] * 6, [[1, 2], [2, 4], [3, 6], [4, 8], [5, 10], [7, 14]], "collinear"),
        ([1, 1, 1, 0, 0, 0], [1, 1, 1, 0, 0, 0], "separation"),
        ([1] * 6, [1, 2, 3, 4, 5, None], "missing_values"),
    ],
)
def test_cox_refuses_what_it_cannot_answer(left: list[int], x: list[object], code: str) -> None:
    assert code_of(lambda: cox([5, 4, 3, 9, 8, 7], left, x)) == code


def test_cox_does_not_mind_unit_or_origin_of_a_covariate() -> None:
    rng = np.random.default_rng(3)
    days, left, x = rng.integers(1, 40, 80), rng.integers(0, 2, 80), rng.normal(size=(80, 2))

    plain, moved = cox(days, left, x), cox(days, left, x * [1000, 0.001] + [1e5, -3])

    for a, b, unit in zip(plain.terms, moved.terms, (1000, 0.001), strict=True):
        assert a.coefficient.value == pytest.approx(b.coefficient.value * unit, rel=1e-6)
        assert a.coefficient.p == pytest.approx(b.coefficient.p, rel=1e-6)


def test_proportional_hazards_finds_a_ratio_that_turns_round() -> None:
    rng = np.random.default_rng(5)
    x = rng.integers(0, 2, 400)
    days = np.where(x == 1, rng.weibull(3, 400), rng.weibull(0.6, 400))

    assert proportional_hazards(days, np.ones(400), x).overall.p < 1e-6
    assert (
        code_of(lambda: proportional_hazards([0, 1, 2, 3], [1, 1, 1, 0], [1, 2, 2, 1], time="log"))
        == "bad_time"
    )


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.booleans(), st.integers(0, 5)), min_size=2, max_size=25))
def test_concordance_agrees_with_counting_pairs(people: list[tuple[int, bool, int]]) -> None:
    right = total = 0.0
    for a, b in itertools.permutations(people, 2):
        if a[1] and (a[0] < b[0] or (a[0] == b[0] and not b[1])):
            total += 1
            right += 1.0 if a[2] > b[2] else 0.5 if a[2] == b[2] else 0.0
    columns = ([float(p[i]) for p in people] for i in range(3))

    if total == 0:
        assert code_of(lambda: concordance(*columns)) == "no_pairs"
    else:
        assert concordance(*columns) == pytest.approx(right / total)


def test_one_way_of_ending_makes_fine_gray_a_cox_model() -> None:
    ways = np.where(ENDED, "left", "here")

    model = fine_gray(WEEKS, ways, PLACEBO, cause="left", still_here="here").terms[0].coefficient

    assert model.value == pytest.approx(cox(WEEKS, ENDED, PLACEBO, ties="breslow").terms[0].coefficient.value)


def test_gray_test_sees_no_difference_between_a_group_and_its_copy() -> None:
    ways = np.where(ENDED, "left", "here").tolist() * 2

    found = gray_test(WEEKS * 2, ways, ["a"] * 42 + ["b"] * 42, cause="left", still_here="here")

    assert found.chi_square == pytest.approx(0, abs=1e-20)
    assert found.p == pytest.approx(1)


@pytest.mark.parametrize(
    ("cause", "groups", "code"),
    [
        ("here", [0, 1] * 3, "not_an_ending"),
        ("moved", [0, 1] * 3, "no_events"),
        ("left", [1] * 6, "one_group"),
    ],
)
def test_gray_test_refuses(cause: str, groups: list[int], code: str) -> None:
    ways = ["left", "here"] * 3

    assert code_of(lambda: gray_test(range(6), ways, groups, cause=cause, still_here="here")) == code


def test_a_return_is_counted_and_the_gap_rule_is_strict() -> None:
    found = episodes(
        ["a", "a", "b", "b"], [0, 90, 0, 91], observed_until={"a": 100, "b": 100, "c": 50}, gap_days=90
    )

    assert [(e.person, e.number, e.ended) for e in found.episodes] == [
        ("a", 1, False),
        ("b", 1, True),
        ("b", 2, False),
    ]
    assert found.returned == ("b",)
    assert found.warnings == ("people_without_contact",)
    softer = episodes(["a", "a"], [0, 90], observed_until={"a": 100}, gap_days=90, rule="at_least")
    assert len(softer.episodes) == 2


def test_contacts_after_observation_are_left_out_aloud() -> None:
    found = episodes(["a", "a"], [0, 70], observed_until={"a": 60})

    assert (found.n_used, found.n_eligible, found.warnings) == (1, 2, ("contacts_after_observation",))


@pytest.mark.parametrize(("until", "gap", "code"), [({}, 90, "unknown_person"), ({"a": 9}, 0, "bad_gap")])
def test_episodes_refuse(until: dict[str, float], gap: float, code: str) -> None:
    assert code_of(lambda: episodes(["a"], [0], observed_until=until, gap_days=gap)) == code


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 300), min_size=1, max_size=30),
    st.integers(0, 200),
    st.integers(1, 120),
)
def test_episodes_hold_every_contact_once_in_order(days: list[int], more: int, gap: int) -> None:
    found = episodes(["a"] * len(days), days, observed_until={"a": max(days) + more}, gap_days=gap).episodes

    assert found[0].start == min(days)
    assert all(b.start - a.last > gap for a, b in itertools.pairwise(found))
    assert all(a.ended for a in found[:-1])
    assert all(sum(e.start <= d <= e.last for e in found) == 1 for d in days)


def test_landmark_restarts_the_clock() -> None:
    found = landmark([10, 50, 90, 120, 200, 300, 400], [1, 0, 1, 1, 0, 1, 1], at=90, min_people=3)

    assert found.durations.tolist() == [30, 110, 210, 310]
    assert (found.left_before, found.censored_before, found.n_eligible) == (2, 1, 7)
    assert code_of(lambda: landmark([10, 50], [1, 0], at=90)) == "too_few"
