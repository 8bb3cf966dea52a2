"""Comparisons of groups not formed by chance: what must hold, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beside_stats._result import CannotCompute
from beside_stats.nonrandomised import (
    aipw,
    effective_size,
    g_computation,
    propensity_scores,
    separation,
    standardised_difference,
    weighted_ancova,
    weighted_comparison,
)


def sites(n: int = 120, *, seed: int = 3, pull: float = 0.5, difference: float = -1.0) -> Any:
    """Two sites whose people differ at intake; the outcome is linear in what was measured."""
    rng = np.random.default_rng(seed)
    age, severity = rng.normal(size=(2, n))
    arm = (rng.random(n) < 1 / (1 + np.exp(-pull * severity))).astype(float)
    arm[:2] = 0, 1
    return arm, {"age": age, "severity": severity}, difference * arm + severity + 0.5 * rng.normal(size=n)


def refusal(call: Any, *args: Any, **options: Any) -> CannotCompute:
    with pytest.raises(CannotCompute) as found:
        call(*args, **options)
    return found.value


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_overlap_weights_balance_what_was_measured_exactly(seed: int) -> None:
    """Li, Morgan & Zaslavsky (2018), theorem 3."""
    found = weighted_comparison(*sites(seed=seed))
    assert found.largest_smd_after == pytest.approx(0, abs=1e-8)
    assert found.holds_for == "could_be_in_either"


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_swapping_the_groups_turns_the_sign(seed: int) -> None:
    arm, covariates, y = sites(seed=seed)
    one, other = weighted_comparison(arm, covariates, y), weighted_comparison(1 - arm, covariates, y)
    assert one.difference.value == pytest.approx(-other.difference.value, abs=1e-8)
    assert one.effective_n == pytest.approx(other.effective_n[::-1])


def test_the_adjusted_answers_find_the_difference_that_was_put_in() -> None:
    data = sites(4000, pull=0.8)
    assert abs(weighted_comparison(*data).unadjusted.value + 1) > 0.3
    adjusted = [
        weighted_comparison(*data, estimand=kind).difference.value for kind in ("overlap", "att", "ate")
    ]
    model = g_computation(*data)
    for value in (*adjusted, model.ate.value, model.att.value, aipw(*data).ate.value):
        assert value == pytest.approx(-1, abs=0.1)


@pytest.mark.parametrize("call", [weighted_comparison, g_computation, aipw])
def test_without_overlap_nothing_is_compared(call: Any) -> None:
    arm, covariates, y = sites()
    covariates["severity"] = covariates["severity"] + 20 * arm
    found = refusal(call, arm, covariates, y)
    assert found.code == "separation"
    assert "no comparable people" in found.message


def test_the_scores_say_what_separates() -> None:
    arm, covariates, _ = sites()
    covariates["severity"] = covariates["severity"] + 20 * arm
    found = propensity_scores(arm, covariates)
    assert found.separated and found.scores is None and found.separated_by == ("severity",)
    assert found.firth is not None and np.isfinite(found.firth).all()
    assert separation(arm, covariates)


def test_few_effective_people_are_refused() -> None:
    arm, covariates, y = sites(60, pull=2.5)
    found = refusal(weighted_comparison, arm, covariates, y, estimand="att")
    assert found.code == "effective_too_small"


@pytest.mark.parametrize("n", [0, 1, 5, 9, 18])
def test_fewer_than_ten_per_group_are_refused(n: int) -> None:
    rng = np.random.default_rng(1)
    arm = (np.arange(n) % 2).astype(float)
    code = refusal(weighted_comparison, arm, {"age": rng.normal(size=n)}, rng.normal(size=n)).code
    assert code == {0: "empty", 1: "single_arm"}.get(n, "too_few")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"arm": np.ones(120)}, "single_arm"),
        ({"arm": np.arange(120.0)}, "two_values"),
        ({"covariates": {}}, "no_covariates"),
        ({"covariates": {"age": np.ones(120)}}, "constant"),
        ({"covariates": {"age": np.arange(120.0), "born": 2020 - np.arange(120.0)}}, "collinear"),
        ({"y": np.full(120, np.nan)}, "missing_values"),
        ({"y": ["well"] * 120}, "not_numeric"),
        ({"refuse_below_per_arm": 4}, "guard_floor"),
        ({"min_effective": 9}, "guard_floor"),
        ({"estimand": "atm"}, "bad_option"),
    ],
)
def test_what_cannot_be_answered(change: dict[str, Any], code: str) -> None:
    arm, covariates, y = sites()
    given = {"arm": arm, "covariates": covariates, "y": y} | change
    assert refusal(weighted_comparison, **given).code == code


def test_missing_rows_are_counted_and_flagged() -> None:
    arm, covariates, y = sites()
    covariates["age"][4] = np.nan
    found = weighted_comparison(arm, covariates, y, missing="omit")
    assert (found.n_used, found.n_eligible) == (119, 120)
    scores = propensity_scores(arm, covariates, missing="omit")
    assert not scores.used[4] and scores.used.sum() == 119 == len(scores.scores)


def test_it_is_never_called_randomised() -> None:
    """N22: the result itself says that the groups were not formed by chance."""
    assert {"not_randomised", "only_measured_balanced"} <= set(weighted_comparison(*sites()).warnings)


def test_equal_weights_lose_nobody() -> None:
    assert effective_size(np.full(7, 3.0)) == pytest.approx(7)


def test_a_yes_no_column_by_share_or_by_sample() -> None:
    values = np.r_[1.0, 1, 0, 0, 1, 0, 0, 0]
    who = np.r_[np.ones(4, bool), np.zeros(4, bool)]
    share = 0.25 / np.sqrt((0.25 + 0.1875) / 2)
    assert standardised_difference(values, who) == pytest.approx(share)
    assert standardised_difference(values, who, binary="sample") == pytest.approx(share * np.sqrt(3 / 4))
    assert np.isnan(standardised_difference(np.ones(8), who))


def test_the_weighted_covariance_answer_without_weights_is_the_plain_one() -> None:
    """The unweighted column is the library's own analysis of covariance with HC3."""
    from beside_stats.comparison import ancova

    arm, covariates, y = sites()
    found = weighted_ancova(arm, covariates["severity"], y)
    plain = ancova(y, covariates["severity"], arm, reference=0.0).difference_hc3
    assert found.unweighted.value == pytest.approx(plain.value)
    assert found.unweighted.se == pytest.approx(plain.se)


def test_weights_work_like_repeated_people() -> None:
    """Whole weights give the coefficients of a table in which people are repeated."""
    from beside_stats._least_squares import least_squares

    rng = np.random.default_rng(1)
    x, y, times = rng.normal(size=20), rng.normal(size=20), rng.integers(1, 4, size=20)
    weighted = least_squares(y, {"x": x}, times.astype(float))
    repeated = least_squares(np.repeat(y, times), {"x": np.repeat(x, times)})
    assert weighted.coefficients == pytest.approx(repeated.coefficients)
    assert weighted.r2 == pytest.approx(repeated.r2)


def test_the_weighted_covariance_answer_finds_the_difference() -> None:
    arm, covariates, y = sites(2000, pull=0.8)
    found = weighted_ancova(arm, covariates["severity"], y, covariates={"age": covariates["age"]})
    assert found.difference.value == pytest.approx(-1, abs=0.1)
    assert found.change.value == pytest.approx(-1, abs=0.1)
    assert found.largest_smd_after < 1e-8
